namespace LabelHub.WeChat.Http;

/// <summary>
/// Sends a request within a time and says what came back. WeChat wants secrets in its addresses, so addresses stay in
/// here: this client is made by hand, with no logging, tracing or retrying handler that a host might add to all of its
/// clients.
/// </summary>
internal sealed class WeChatHttp : IDisposable
{
    private readonly HttpClient _client;
    private readonly TimeProvider _clock;

    public WeChatHttp(Uri endpoint, TimeProvider clock)
    {
        _clock = clock;
        _client = new HttpClient(CreateHandler(endpoint))
        {
            BaseAddress = new Uri(endpoint.AbsoluteUri.TrimEnd('/') + "/"),
            Timeout = Timeout.InfiniteTimeSpan, // every call brings its own
        };
    }

    /// <summary>Sends once.</summary>
    /// <param name="request">Its address is relative to the endpoint.</param>
    /// <param name="timeout">For everything, to the last byte of the body.</param>
    /// <param name="cancellation">The caller's own; ends in <see cref="OperationCanceledException"/>.</param>
    public async Task<WeChatReply> SendAsync(HttpRequestMessage request, TimeSpan timeout, CancellationToken cancellation)
    {
        using var timer = new CancellationTokenSource(timeout, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellation);
        try
        {
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return await ReplyReader.ReadAsync(response, either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new WeChatReply.NoAnswer(NoAnswerReason.TimedOut);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return new WeChatReply.NoAnswer(ReasonOf(e));
        }
    }

    public void Dispose() => _client.Dispose();

    private static NoAnswerReason ReasonOf(Exception failure) => (failure as HttpRequestException)?.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError
            or HttpRequestError.ProxyTunnelError => NoAnswerReason.NotSent,
        _ => NoAnswerReason.Broken,
    };

    private static SocketsHttpHandler CreateHandler(Uri endpoint) => new()
    {
        AllowAutoRedirect = false, // a redirect would carry the secret to wherever it points
        UseCookies = false,
        UseProxy = !endpoint.IsLoopback,
        ActivityHeadersPropagator = null, // no spans of these calls: they would hold the address
        ConnectTimeout = TimeSpan.FromSeconds(3),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        MaxResponseHeadersLength = 16,
    };
}
