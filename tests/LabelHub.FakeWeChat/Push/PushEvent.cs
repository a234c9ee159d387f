using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;

namespace LabelHub.FakeWeChat.Push;

/// <summary>
/// An event about one person, as WeChat writes it: in XML under a wrapper; in JSON without it, with numbers as texts,
/// and a list of one as that one.
/// </summary>
/// <param name="Name">Such as <c>subscribe_msg_sent_event</c>.</param>
/// <param name="Wrapper">The element of the XML form.</param>
/// <param name="OpenId">Who it is about.</param>
/// <param name="At">When.</param>
/// <param name="Items">What it says, per template.</param>
internal sealed record PushEvent(string Name, string Wrapper, string OpenId, DateTimeOffset At, IReadOnlyList<IReadOnlyDictionary<string, string>> Items)
{
    private const string Account = "gh_fake00000001";

    public static PushEvent Popup(string openId, DateTimeOffset at, IReadOnlyDictionary<string, string> results) => new(
        "subscribe_msg_popup_event", "SubscribeMsgPopupEvent", openId, at,
        [.. results.Select(r => Item(("TemplateId", r.Key), ("SubscribeStatusString", r.Value), ("PopupScene", "0")))]);

    public static PushEvent Change(string openId, DateTimeOffset at, IEnumerable<string> rejected) => new(
        "subscribe_msg_change_event", "SubscribeMsgChangeEvent", openId, at,
        [.. rejected.Select(id => Item(("TemplateId", id), ("SubscribeStatusString", "reject")))]);

    public static PushEvent Sent(string openId, DateTimeOffset at, string template, long msgId) => new(
        "subscribe_msg_sent_event", "SubscribeMsgSentEvent", openId, at,
        [Item(("TemplateId", template), ("MsgID", msgId.ToString(CultureInfo.InvariantCulture)), ("ErrorCode", "0"), ("ErrorStatus", "success"))]);

    public string Write(bool json) => json ? Json() : Xml();

    private static Dictionary<string, string> Item(params (string Name, string Value)[] members) =>
        members.ToDictionary(m => m.Name, m => m.Value, StringComparer.Ordinal);

    private string Xml() => new XElement(
        "xml",
        new XElement("ToUserName", new XCData(Account)),
        new XElement("FromUserName", new XCData(OpenId)),
        new XElement("CreateTime", PushCryptor.Seconds(At)),
        new XElement("MsgType", new XCData("event")),
        new XElement("Event", new XCData(Name)),
        new XElement(Wrapper, Items.Select(item => new XElement("List", item.Select(m => new XElement(m.Key, m.Value)))))).ToString(SaveOptions.DisableFormatting);

    private string Json() => JsonSerializer.Serialize(new Dictionary<string, object>(StringComparer.Ordinal)
    {
        ["ToUserName"] = Account,
        ["FromUserName"] = OpenId,
        ["CreateTime"] = PushCryptor.Seconds(At),
        ["MsgType"] = "event",
        ["Event"] = Name,
        ["List"] = Items.Count == 1 ? Items[0] : Items,
    });
}
