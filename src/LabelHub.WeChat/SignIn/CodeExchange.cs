namespace LabelHub.WeChat.SignIn;

/// <summary>What became of a sign-in code.</summary>
public abstract record CodeExchange
{
    private CodeExchange()
    {
    }

    /// <summary>
    /// The person is known. WeChat's session_key comes with the answer and is dropped: nothing here needs it, and what
    /// is not kept cannot leak.
    /// </summary>
    public sealed record SignedIn(string OpenId) : CodeExchange
    {
        /// <summary>Not the openid: results end up in logs.</summary>
        public override string ToString() => nameof(SignedIn);
    }

    /// <summary>Wrong, expired, or of another mini-program: the phone calls wx.login again.</summary>
    public sealed record CodeInvalid : CodeExchange;

    /// <summary>Exchanged before, perhaps by our own attempt whose answer was lost: the phone calls wx.login again.</summary>
    public sealed record CodeUsed : CodeExchange;

    /// <summary>WeChat takes the person for a risk and lets nobody sign them in.</summary>
    public sealed record Blocked : CodeExchange;

    /// <summary>More than 100 a minute for one person.</summary>
    public sealed record TooOften : CodeExchange;

    /// <summary>WeChat did not answer, or not with an answer: later again.</summary>
    public sealed record Unavailable : CodeExchange;

    /// <summary>WeChat refuses us, not the person: the operator must mend a setting.</summary>
    public sealed record Misconfigured(int ErrorCode) : CodeExchange;
}
