namespace LabelHub.WeChat.Messages;

/// <summary>One subscribe message to one person.</summary>
/// <param name="OpenId">Who gets it.</param>
/// <param name="TemplateId">Of a one-time template.</param>
/// <param name="Page">What a tap on it opens, with query.</param>
/// <param name="Data">The value of each of the template's keywords, fit for its type.</param>
public sealed record SubscribeMessage(string OpenId, string TemplateId, string Page, IReadOnlyDictionary<string, string> Data)
{
    /// <summary>Neither the person nor the words: messages end up in logs.</summary>
    public override string ToString() => nameof(SubscribeMessage);
}

/// <summary>
/// What became of a message. WeChat knows no idempotency: only <see cref="Sent"/> proves that it went out, only a
/// refusal or <see cref="NotSent"/> that it did not.
/// </summary>
public abstract record SendOutcome
{
    private SendOutcome()
    {
    }

    /// <summary>WeChat took it.</summary>
    /// <param name="MessageId">Rarely given.</param>
    public sealed record Sent(string? MessageId) : SendOutcome;

    /// <summary>The person has not agreed to one more of these (43101).</summary>
    public sealed record NotSubscribed : SendOutcome;

    /// <summary>This message will never go out: what it says, or to whom, is wrong.</summary>
    public sealed record Refused(int ErrorCode) : SendOutcome;

    /// <summary>Not now: WeChat is busy, or a message to the same person is under way.</summary>
    public sealed record Busy(int ErrorCode) : SendOutcome;

    /// <summary>No more of these today (45009).</summary>
    public sealed record QuotaUsedUp(int ErrorCode) : SendOutcome;

    /// <summary>WeChat refuses us, not the message: the operator must act.</summary>
    public sealed record Misconfigured(int ErrorCode) : SendOutcome;

    /// <summary>It never left: no connection, or no access token to be had.</summary>
    public sealed record NotSent : SendOutcome;

    /// <summary>It may have gone out or not.</summary>
    public sealed record Unknown : SendOutcome;

    /// <summary>The access token was refused; only the gateway's caller that renews it sees this.</summary>
    public sealed record TokenRefused(int ErrorCode) : SendOutcome;
}
