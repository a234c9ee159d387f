using Microsoft.AspNetCore.Http.HttpResults;

namespace LabelHub.Api.Http.Drawing;

/// <summary>Marks an endpoint that draws: it takes turns with the others.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DrawsAttribute : Attribute;

public static class DrawingRoutes
{
    private const string RetryAfterSeconds = "1";

    /// <summary>
    /// Runs the handler when it is its turn. The body is there by then and the answer leaves afterwards, so neither a slow sender
    /// nor a slow reader takes up a turn.
    /// </summary>
    public static RouteHandlerBuilder Draws(this RouteHandlerBuilder route) => route
        .WithMetadata(new DrawsAttribute())
        .AddEndpointFilter(InTurnAsync);

    /// <summary>For a handler that takes its turn itself (<see cref="DrawingGate"/>), only around the drawing.</summary>
    public static RouteHandlerBuilder DrawsByItself(this RouteHandlerBuilder route) => route.WithMetadata(new DrawsAttribute());

    /// <summary>503 for a request that finds too many waiting.</summary>
    public static ProblemHttpResult Busy(HttpResponse response)
    {
        response.Headers.RetryAfter = RetryAfterSeconds;
        return Problems.Of(StatusCodes.Status503ServiceUnavailable, Problems.Busy, "现在打印的人很多，请过一两秒再试。");
    }

    private static async ValueTask<object?> InTurnAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var gate = http.RequestServices.GetRequiredService<DrawingGate>();
        using var turn = await gate.TakeTurnAsync(http.RequestAborted);
        return turn.IsAcquired ? await next(context) : Busy(http.Response);
    }
}
