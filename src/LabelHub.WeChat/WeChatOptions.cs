namespace LabelHub.WeChat;

/// <summary>How we reach WeChat. A class, not a record: nothing may print it.</summary>
public sealed class WeChatOptions
{
    /// <summary>WeChat's own address; another one for its regional twins, or for a fake on this machine.</summary>
    public Uri Endpoint { get; init; } = new("https://api.weixin.qq.com");

    public required string AppId { get; init; }

    public required string AppSecret { get; init; }

    /// <summary>For all of a sign-in's exchange, its one retry included.</summary>
    public TimeSpan SignInTimeout { get; init; } = TimeSpan.FromSeconds(5);

    public TimeSpan TokenTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>What is wrong with these settings, in words for the operator; null when they will do.</summary>
    public string? FindProblem()
    {
        if (string.IsNullOrWhiteSpace(AppId) || string.IsNullOrWhiteSpace(AppSecret))
            return "WeChat:AppId and WeChat:AppSecret must both be set.";
        if (!Endpoint.IsAbsoluteUri || (Endpoint.Scheme != Uri.UriSchemeHttps && Endpoint.Scheme != Uri.UriSchemeHttp))
            return "WeChat:Endpoint must be an https address.";
        if (Endpoint.Scheme == Uri.UriSchemeHttp && !Endpoint.IsLoopback)
            return "WeChat:Endpoint must be https: secrets travel in its addresses. Plain http is for a fake on this machine.";
        return null;
    }
}
