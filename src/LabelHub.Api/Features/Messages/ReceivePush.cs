using System.Text;
using LabelHub.Api.Http;
using LabelHub.Api.Security;
using LabelHub.WeChat.Push;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LabelHub.Api.Features.Messages;

/// <summary>
/// GET and POST /wechat/push: WeChat's check of the address, and its pushes. What is genuine is put down and answered
/// with "success" within a second, whatever else is slow: WeChat repeats what it was not answered in time.
/// </summary>
public static partial class ReceivePush
{
    private const long MaxBody = 64 * 1024;
    private const int MaxEcho = 200;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/wechat/push").WithTags("WeChat").AllowAnonymous();
        group.MapGet("", EchoAsync).WithName("CheckPushAddress").WithSummary("微信核对推送地址");
        group.MapPost("", HandleAsync).WithName("ReceivePush").WithSummary("微信消息推送").Bounded(MaxBody)
            .WithMetadata(new AnyCharset());
    }

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> EchoAsync(
        HttpRequest request, PushReader reader, ForgedPushLimit limit, ILogger<PushReader> logger, CancellationToken cancellation)
    {
        var echo = request.Query["echostr"].ToString();
        return echo.Length is > 0 and <= MaxEcho && reader.IsEcho(QueryOf(request))
            ? TypedResults.Text(echo, "text/plain", Encoding.UTF8)
            : await RefuseAsync(request.HttpContext, "wrong signature of a check", limit, logger, cancellation);
    }

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> HandleAsync(
        HttpRequest request, PushReader reader, PushInbox inbox, ForgedPushLimit limit, ILogger<PushReader> logger, CancellationToken cancellation)
    {
        using var text = new StreamReader(request.Body, Encoding.UTF8, detectEncodingFromByteOrderMarks: false);
        switch (reader.Read(QueryOf(request), await text.ReadToEndAsync(cancellation)))
        {
            case PushReading.Genuine genuine:
                return await inbox.PutDownAsync(genuine)
                    ? TypedResults.Text("success", "text/plain", Encoding.UTF8)
                    : Problems.Of(503, "push.full", "暂时收不下，请稍后再推。");
            case PushReading.Forged forged:
                return await RefuseAsync(request.HttpContext, forged.Why, limit, logger, cancellation);
            default:
                throw new InvalidOperationException("A push is genuine or forged.");
        }
    }

    private static PushQuery QueryOf(HttpRequest request) => new(
        request.Query["signature"].ToString(), request.Query["msg_signature"].ToString(),
        request.Query["timestamp"].ToString(), request.Query["nonce"].ToString());

    /// <summary>401 with a line in the log; 429 without one when the address has had its share of these.</summary>
    private static async Task<ProblemHttpResult> RefuseAsync(
        HttpContext context, string why, ForgedPushLimit limit, ILogger logger, CancellationToken cancellation)
    {
        using var lease = await limit.Limiter.AcquireAsync(context, permitCount: 1, cancellation);
        if (lease.IsAcquired)
        {
            Refused(logger, why);
            return Problems.Of(401, "push.forged", "这不是微信发来的推送。");
        }

        RateLimits.WriteRetryAfter(context.Response, lease);
        return TypedResults.Problem(RateLimits.TooMany());
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A push was refused: {Why}")]
    private static partial void Refused(ILogger logger, string why);
}
