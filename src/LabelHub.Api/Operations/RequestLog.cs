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
        // taken now: the error handler clears the endpoint
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "-";
        var trace = Activity.Current?.TraceId.ToHexString() ?? "-";
        try
        {
            await next(context);
        }
        finally
        {
            var elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            Answered(logger, context.Request.Method, route, context.Response.StatusCode, elapsed, trace);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Method} {Route} {Status} {Milliseconds:F1} ms, trace {TraceId}")]
    private static partial void Answered(ILogger logger, string method, string route, int status, double milliseconds, string traceId);
}
