using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LabelHub.WeChat.Push;

/// <summary>Something WeChat tells about one person, whichever way it was written.</summary>
/// <param name="Name">Such as <c>subscribe_msg_sent_event</c>; for what is no event, the type of the message.</param>
/// <param name="OpenId">Who it is about.</param>
/// <param name="CreatedAt">WeChat's clock, in whole seconds.</param>
/// <param name="Items">What it says, per template; empty for events that are not about messages.</param>
/// <param name="MessageId">Of a message somebody wrote; empty for events.</param>
public sealed record PushEvent(string Name, string OpenId, DateTimeOffset CreatedAt, IReadOnlyList<PushItem> Items, string MessageId)
{
    public const string Popup = "subscribe_msg_popup_event";
    public const string Change = "subscribe_msg_change_event";
    public const string Sent = "subscribe_msg_sent_event";

    /// <summary>
    /// The same for the same event however often, in whatever form and order it comes: WeChat repeats a push that was
    /// not answered in time, signed anew. Its own advice (person and second) would take two templates for one.
    /// </summary>
    public byte[] ContentHash()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Name}|{OpenId}|{CreatedAt.ToUnixTimeSeconds()}|{MessageId}");
        foreach (var line in Items.Select(i => $"|{i.TemplateId}|{i.Status}|{i.MessageId}|{i.ErrorCode}").Order(StringComparer.Ordinal))
            text.Append(line);
        return SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
    }

    /// <summary>Not the person: events end up in logs.</summary>
    public override string ToString() => Name;
}

/// <summary>One template of an event.</summary>
/// <param name="TemplateId">Which.</param>
/// <param name="Status">accept or reject; empty in a sent event.</param>
/// <param name="MessageId">Of the message that was sent; beyond 2^53.</param>
/// <param name="ErrorCode">Whether it reached the person: 0.</param>
public sealed record PushItem(string TemplateId, string Status, string MessageId, int ErrorCode);
