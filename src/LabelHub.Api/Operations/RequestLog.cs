using System.Diagnostics;

namespace LabelHub.Api.Operations;

/// <summary>
/// One line a request: method, route pattern, status, time. Never the address itself, a query, a header or a
/// body: they hold codes, tokens and what people typed.
/// </summary>
public sealed partial class RequestLog(RequestDelegate next, ILogger<RequestLog> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            var elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "-";
            Answered(logger, context.Request.Method, route, context.Response.StatusCode, elapsed);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Method} {Route} {Status} {Milliseconds:F1} ms")]
    private static partial void Answered(ILogger logger, string method, string route, int status, double milliseconds);
}
