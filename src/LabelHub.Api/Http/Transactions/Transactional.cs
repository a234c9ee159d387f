namespace LabelHub.Api.Http.Transactions;

/// <summary>Marks an endpoint that writes: it runs in one transaction, and its answer leaves only after the commit.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TransactionalAttribute : Attribute
{
    /// <summary>The handler begins the transaction itself, as a <see cref="LateTransaction"/>.</summary>
    public bool Late { get; init; }
}

public static class TransactionalRoutes
{
    /// <summary>
    /// Runs the endpoint in a transaction and, when an Idempotency-Key comes along, gives
    /// the same answer to the same key.
    /// </summary>
    public static RouteHandlerBuilder Transactional(this RouteHandlerBuilder route) => route.WithMetadata(new TransactionalAttribute());

    /// <summary>The same for an endpoint that computes first: it binds a <see cref="LateTransaction"/> and begins it when it writes.</summary>
    public static RouteHandlerBuilder TransactionalLate(this RouteHandlerBuilder route) =>
        route.WithMetadata(new TransactionalAttribute { Late = true });
}
