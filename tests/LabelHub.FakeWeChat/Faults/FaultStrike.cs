using System.IO.Compression;
using System.Text;
using LabelHub.FakeWeChat.State;
using LabelHub.FakeWeChat.Surface;

namespace LabelHub.FakeWeChat.Faults;

/// <summary>Carries a fault out on one call.</summary>
internal sealed class FaultStrike(HttpContext context, Gates gates, IssuedTokens tokens, FakeClock clock, FakeRandom random)
{
    private static readonly byte[] Html = Encoding.UTF8.GetBytes("<html><body><h1>502 Bad Gateway</h1></body></html>");

    private CancellationToken Aborted => context.RequestAborted;

    /// <summary>What comes before the call is looked at; true when it will not be.</summary>
    public async Task<bool> BeforeAsync(Fault fault)
    {
        switch (fault.Action)
        {
            case FaultAction.Delay:
                await Task.Delay(TimeSpan.FromMilliseconds(fault.Ms), clock, Aborted);
                return false;
            case FaultAction.GateBefore:
                await gates.PassAsync(fault.Gate, Aborted);
                return false;
            case FaultAction.RevokeToken or FaultAction.ExpireToken:
                tokens.Kill(asExpired: fault.Action == FaultAction.ExpireToken);
                return false;
            default:
                return fault.Action is FaultAction.ErrCode or FaultAction.Status or FaultAction.Empty200 or FaultAction.Html200
                    or FaultAction.Body200 or FaultAction.Hang or FaultAction.ResetBefore;
        }
    }

    /// <summary>What the caller gets instead of an answer.</summary>
    public async Task InsteadAsync(Fault fault)
    {
        switch (fault.Action)
        {
            case FaultAction.ErrCode:
                await WriteAsync(200, TypeOf(fault.Code), FakeAnswer.Error(fault.Code, random, fault.Message).Body);
                break;
            case FaultAction.Status:
                await WriteAsync(fault.Status, "text/html", Html);
                break;
            case FaultAction.Empty200:
                await WriteAsync(200, TypeOf(0), ReadOnlyMemory<byte>.Empty);
                break;
            case FaultAction.Html200:
                await WriteAsync(200, "text/html", Html);
                break;
            case FaultAction.Body200:
                await WriteAsync(200, TypeOf(0), Encoding.UTF8.GetBytes(fault.Body));
                break;
            case FaultAction.Hang:
                await Task.Delay(Timeout.InfiniteTimeSpan, Aborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                break;
            default:
                context.Abort();
                break;
        }
    }

    /// <summary>The decision has been made: what becomes of it on its way to the caller.</summary>
    public async Task AnswerAsync(Fault? fault, FakeAnswer answer)
    {
        switch (fault?.Action)
        {
            case FaultAction.GateAfter:
                await gates.PassAsync(fault.Gate, Aborted);
                break;
            case FaultAction.CommitThenDelay:
                await Task.Delay(TimeSpan.FromMilliseconds(fault.Ms), clock, Aborted);
                break;
            case FaultAction.ErrCodeAfterCommit:
                await WriteAsync(200, TypeOf(fault.Code), FakeAnswer.Error(fault.Code, random, fault.Message).Body);
                return;
            case FaultAction.CommitThenReset:
                context.Abort();
                return;
            case FaultAction.CommitThenStatus:
                await WriteAsync(fault.Status, "text/html", Html);
                return;
            case FaultAction.CommitThenEmpty200:
                await WriteAsync(200, TypeOf(0), ReadOnlyMemory<byte>.Empty);
                return;
            case FaultAction.TruncatedJson:
                await WriteAsync(200, TypeOf(answer.ErrorCode), answer.Body.AsMemory(0, answer.Body.Length / 2));
                return;
            case FaultAction.SlowBody:
                await DripAsync(answer.Body, fault.BytesPerSecond);
                return;
        }

        await WriteAsync(200, fault?.Action == FaultAction.WrongContentType ? "text/html" : TypeOf(answer.ErrorCode), answer.Body);
    }

    private async Task DripAsync(byte[] body, int bytesPerSecond)
    {
        context.Response.ContentType = TypeOf(0);
        for (var i = 0; i < body.Length; i++)
        {
            await context.Response.Body.WriteAsync(body.AsMemory(i, 1), Aborted);
            await context.Response.Body.FlushAsync(Aborted);
            await Task.Delay(TimeSpan.FromSeconds(1) / bytesPerSecond, clock, Aborted);
        }
    }

    private string TypeOf(int errorCode) => FakeAnswer.ContentTypeOf(context.Request.Path, errorCode);

    private async Task WriteAsync(int status, string contentType, ReadOnlyMemory<byte> body)
    {
        if (body.Length > 0 && context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.Headers.ContentEncoding = "gzip";
            body = Pack(body);
        }

        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, Aborted);
    }

    private static byte[] Pack(ReadOnlyMemory<byte> body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(body.Span);
        return packed.ToArray();
    }
}
