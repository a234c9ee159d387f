using LabelHub.WeChat.Messages;
using LabelHub.WeChat.SignIn;
using LabelHub.WeChat.Tokens;

namespace LabelHub.WeChat;

/// <summary>
/// The few calls we make to WeChat. Whatever WeChat or the network does is a value; an exception is a bug, or the
/// caller's own cancellation.
/// </summary>
public interface IWeChatGateway
{
    /// <summary>Finds out who holds the code that <c>wx.login</c> gave the phone. A code is good once, for five minutes.</summary>
    Task<CodeExchange> ExchangeCodeAsync(string code, CancellationToken cancellation);

    /// <summary>
    /// Asks for the access token (stable_token, normal mode: asking twice gives the same one). Callers use
    /// <see cref="AccessTokens"/>, which remembers it.
    /// </summary>
    Task<AccessTokenAnswer> FetchAccessTokenAsync(CancellationToken cancellation);

    /// <summary>Sends a subscribe message, once. Callers use <see cref="MessageSender"/>, which renews a refused token.</summary>
    Task<SendOutcome> SendMessageAsync(SubscribeMessage message, string accessToken, CancellationToken cancellation);

    /// <summary>Asks which templates the mini-program has.</summary>
    Task<TemplateListAnswer> ReadTemplatesAsync(string accessToken, CancellationToken cancellation);
}
