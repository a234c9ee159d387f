using LabelHub.Api.Http.Transactions;

namespace LabelHub.Api.Http.Checking;

/// <summary>Marks an endpoint that checks a label inside its transaction.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChecksAttribute : Attribute;

public static class CheckRoutes
{
    /// <summary>The endpoint checks one label inside its transaction.</summary>
    public static RouteHandlerBuilder Checks(this RouteHandlerBuilder route) => route.WithMetadata(new ChecksAttribute());
}

/// <summary>
/// Takes the turn of an endpoint that checks inside its transaction, before the transaction begins: no connection and no lock is
/// held while waiting. The body is read first, so a slow sender takes up no turn.
/// </summary>
public sealed class CheckTurns(RequestDelegate next, CheckGate gate)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<ChecksAttribute>() is null || context.User.Identity?.IsAuthenticated != true)
        {
            await next(context);
            return;
        }

        await TransactionMiddleware.BufferAsync(context.Request, context.RequestAborted);
        using var turn = await gate.TakeTurnAsync(context.RequestAborted);
        if (turn is null)
            await CheckGate.Busy(context.Response).ExecuteAsync(context);
        else
            await next(context);
    }
}
