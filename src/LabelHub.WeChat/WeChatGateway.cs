using LabelHub.WeChat.Http;
using LabelHub.WeChat.Messages;
using LabelHub.WeChat.SignIn;
using LabelHub.WeChat.Tokens;
using Microsoft.Extensions.Logging;

namespace LabelHub.WeChat;

/// <summary>WeChat over HTTPS.</summary>
internal sealed class WeChatGateway(WeChatOptions options, TimeProvider clock, ILogger<WeChatGateway> logger) : IWeChatGateway, IDisposable
{
    private readonly WeChatHttp _http = new(options.Endpoint, clock);

    public Task<CodeExchange> ExchangeCodeAsync(string code, CancellationToken cancellation) =>
        new JsCode2Session(_http, options, clock, logger).CallAsync(code, cancellation);

    public Task<AccessTokenAnswer> FetchAccessTokenAsync(CancellationToken cancellation) =>
        new StableToken(_http, options, clock, logger).CallAsync(cancellation);

    public Task<SendOutcome> SendMessageAsync(SubscribeMessage message, string accessToken, CancellationToken cancellation) =>
        new SubscribeSend(_http, options, logger).CallAsync(message, accessToken, cancellation);

    public Task<TemplateListAnswer> ReadTemplatesAsync(string accessToken, CancellationToken cancellation) =>
        new TemplateList(_http, options, logger).CallAsync(accessToken, cancellation);

    public void Dispose() => _http.Dispose();
}
