using LabelHub.WeChat.Messages;
using LabelHub.WeChat.Push;

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

    public TimeSpan SendTimeout { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>Which version of the mini-program a message opens: formal, trial or developer.</summary>
    public string MiniProgramState { get; init; } = "formal";

    /// <summary>The token of message push; empty when none is set up.</summary>
    public string PushToken { get; init; } = "";

    /// <summary>The EncodingAESKey of message push: 43 letters and digits.</summary>
    public string PushEncodingAesKey { get; init; } = "";

    /// <summary>Templates by purpose.</summary>
    public MessageTemplates Templates { get; init; } = new([]);

    /// <summary>What is wrong with these settings, in words for the operator; null when they will do.</summary>
    public string? FindProblem()
    {
        if (string.IsNullOrWhiteSpace(AppId) || string.IsNullOrWhiteSpace(AppSecret))
            return "WeChat:AppId and WeChat:AppSecret must both be set.";
        if (!Endpoint.IsAbsoluteUri || (Endpoint.Scheme != Uri.UriSchemeHttps && Endpoint.Scheme != Uri.UriSchemeHttp))
            return "WeChat:Endpoint must be an https address.";
        if (Endpoint.Scheme == Uri.UriSchemeHttp && !Endpoint.IsLoopback)
            return "WeChat:Endpoint must be https: secrets travel in its addresses. Plain http is for a fake on this machine.";
        if (MiniProgramState is not ("formal" or "trial" or "developer"))
            return "WeChat:MiniProgramState is formal, trial or developer.";
        if (PushToken.Length > 0 != PushEncodingAesKey.Length > 0)
            return "WeChat:PushToken and WeChat:PushEncodingAesKey belong together: set both or neither.";
        if (PushEncodingAesKey.Length > 0 && !PushCryptor.CouldBeKey(PushEncodingAesKey))
            return "WeChat:PushEncodingAesKey must be the 43 letters and digits that mp.weixin.qq.com shows.";
        return Templates.FindProblem();
    }
}
