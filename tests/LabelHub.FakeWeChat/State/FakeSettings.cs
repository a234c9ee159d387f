namespace LabelHub.FakeWeChat.State;

/// <summary>The one mini-program this WeChat knows, and where it writes down what happened.</summary>
/// <param name="AppId">Set with <c>--AppId</c>.</param>
/// <param name="AppSecret">Set with <c>--AppSecret</c>.</param>
/// <param name="Journal">A file, set with <c>--Journal</c>; null keeps the journal in memory only.</param>
internal sealed record FakeSettings(string AppId, string AppSecret, string? Journal)
{
    public const string DefaultAppId = "wxfake00000000000001";
    public const string DefaultAppSecret = "fake-secret-of-no-value";
    public const string DefaultPushToken = "fakepushtoken";
    public const string DefaultPushAesKey = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";

    /// <summary>The pages of the released version.</summary>
    public static readonly IReadOnlySet<string> Pages =
        new HashSet<string>(["pages/index/index", "pages/reminders/index", "pages/trace/index"], StringComparer.Ordinal);
}
