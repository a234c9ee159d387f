using System.Net;
using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace LabelHub.WeChat.Http;

/// <summary>
/// The only way to WeChat: makes the request, sends it within a time and says what came back. WeChat answers 412 to a
/// body without <c>Content-Length</c>, so a body is always serialised first and sent with its length, over HTTP/1.1,
/// without <c>Expect</c>; no call makes a request of its own. WeChat wants secrets in its addresses, so addresses stay
/// in here: this client is made by hand, with no logging, tracing or retrying handler that a host might add to all of
/// its clients.
/// </summary>
internal sealed class WeChatHttp : IDisposable
{
    private static readonly MediaTypeHeaderValue JsonType = new("application/json", "utf-8");

    // Chinese as Chinese: escaped, a message is three times as long
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

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

    /// <summary>Asks once.</summary>
    /// <param name="path">Relative to the endpoint, with its query.</param>
    /// <param name="timeout">For everything, to the last byte of the answer.</param>
    /// <param name="cancellation">The caller's own; ends in <see cref="OperationCanceledException"/>.</param>
    public Task<WeChatReply> GetAsync(string path, TimeSpan timeout, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Get, path, content: null, timeout, cancellation);

    /// <summary>Sends JSON once.</summary>
    /// <param name="path">Relative to the endpoint, with its query.</param>
    /// <param name="body">What becomes the JSON.</param>
    /// <param name="timeout">For everything, to the last byte of the answer.</param>
    /// <param name="cancellation">The caller's own; ends in <see cref="OperationCanceledException"/>.</param>
    public Task<WeChatReply> PostAsync(string path, IReadOnlyDictionary<string, object> body, TimeSpan timeout, CancellationToken cancellation)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, Json));
        content.Headers.ContentType = JsonType;
        return SendAsync(HttpMethod.Post, path, content, timeout, cancellation);
    }

    public void Dispose() => _client.Dispose();

    private async Task<WeChatReply> SendAsync(
        HttpMethod method, string path, ByteArrayContent? content, TimeSpan timeout, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative))
        {
            Content = content,
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        request.Headers.ExpectContinue = false;
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
        catch (InvalidDataException)
        {
            // said to be compressed, and is not
            return new WeChatReply.NoAnswer(NoAnswerReason.NotUnderstood);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return new WeChatReply.NoAnswer(ReasonOf(e));
        }
    }

    private static NoAnswerReason ReasonOf(Exception failure) => (failure as HttpRequestException)?.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError
            or HttpRequestError.ProxyTunnelError => NoAnswerReason.NotSent,
        _ => NoAnswerReason.Broken,
    };

    private static SocketsHttpHandler CreateHandler(Uri endpoint) => new()
    {
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
        AllowAutoRedirect = false, // a redirect would carry the secret to wherever it points
        UseCookies = false,
        UseProxy = !endpoint.IsLoopback,
        ActivityHeadersPropagator = null, // no spans of these calls: they would hold the address
        ConnectTimeout = TimeSpan.FromSeconds(3),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        MaxResponseHeadersLength = 16,
    };
}
