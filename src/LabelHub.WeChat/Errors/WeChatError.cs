namespace LabelHub.WeChat.Errors;

/// <summary>What an error code means for us, as <c>errors.json</c> says.</summary>
/// <param name="Code">WeChat's errcode.</param>
/// <param name="Class">What to make of it.</param>
/// <param name="Retry">Whether and when to try again.</param>
/// <param name="Meaning">For the log.</param>
public sealed record WeChatError(int Code, WeChatErrorClass Class, WeChatRetry Retry, string Meaning);

/// <summary>Who or what is at fault.</summary>
public enum WeChatErrorClass
{
    /// <summary>WeChat is busy.</summary>
    Transient,

    /// <summary>The access token is no longer good.</summary>
    Token,

    /// <summary>The operator must act: a setting, a whitelist, a banned account.</summary>
    Config,

    /// <summary>We called it wrongly.</summary>
    Bug,

    /// <summary>What the phone handed us is no good: it starts over.</summary>
    Client,

    /// <summary>Used up for now.</summary>
    Quota,

    /// <summary>This call will never succeed.</summary>
    Permanent,

    /// <summary>The person, or WeChat about the person, says no.</summary>
    User,

    /// <summary>WeChat objects to the words.</summary>
    Content,

    /// <summary>Not in the table.</summary>
    Unknown,
}

/// <summary>Whether and when to try again.</summary>
public enum WeChatRetry
{
    Never,

    /// <summary>Once, after the token was renewed or the setting mended.</summary>
    Once,

    /// <summary>After pauses that grow.</summary>
    Backoff,

    /// <summary>Minutes or a day later.</summary>
    Slow,

    /// <summary>Not we but the phone, with something new.</summary>
    Client,
}
