namespace LabelHub.WeChat.Tokens;

/// <summary>What WeChat's APIs are called with.</summary>
/// <param name="Value">Secret.</param>
/// <param name="ExpiresAt">From then on it is refused.</param>
/// <param name="RefreshAt">From then on it is worth asking for the next one.</param>
public sealed record AccessToken(string Value, DateTimeOffset ExpiresAt, DateTimeOffset RefreshAt)
{
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan BetweenQuestions = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Worth renewing ten minutes before its end. WeChat itself moves on only in the last five, so a token that comes
    /// with less than ten minutes to live is asked about again after a minute, not at every call.
    /// </summary>
    public static AccessToken Issued(string value, TimeSpan validity, DateTimeOffset now) =>
        new(value, now + validity, now + (validity > Ahead + BetweenQuestions ? validity - Ahead : BetweenQuestions));

    /// <summary>Not the value: results end up in logs.</summary>
    public override string ToString() => FormattableString.Invariant($"{nameof(AccessToken)} until {ExpiresAt:O}");
}

/// <summary>What became of a question for the access token.</summary>
public abstract record AccessTokenAnswer
{
    private AccessTokenAnswer()
    {
    }

    public sealed record Granted(AccessToken Token) : AccessTokenAnswer;

    /// <summary>WeChat did not answer, or not with an answer: later again.</summary>
    public sealed record Unavailable : AccessTokenAnswer;

    /// <summary>WeChat refuses us: the operator must mend a setting.</summary>
    public sealed record Misconfigured(int ErrorCode) : AccessTokenAnswer;
}
