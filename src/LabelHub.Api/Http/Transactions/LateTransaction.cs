using LabelHub.Persistence;
using LabelHub.Persistence.Idempotency;
using Microsoft.EntityFrameworkCore.Storage;

namespace LabelHub.Api.Http.Transactions;

/// <summary>
/// The transaction of an endpoint that computes long before it writes: no connection is held until the handler begins it,
/// and <see cref="TransactionMiddleware"/> commits it with the answer.
/// </summary>
public sealed class LateTransaction(
    LabelHubContext database, IdempotentRequest? request, Func<IdempotencyDecision, Task> answer) : IAsyncDisposable
{
    private IDbContextTransaction? _transaction;

    /// <summary>What the handler began to write in; null where it did not, or where the answer was there already.</summary>
    public IDbContextTransaction? Begun { get; private set; }

    public static ValueTask<LateTransaction> BindAsync(HttpContext context) =>
        ValueTask.FromResult(context.Features.Get<LateTransaction>()
            ?? throw new InvalidOperationException("A handler that binds a LateTransaction must be mapped with TransactionalLate."));

    /// <summary>
    /// Begins; what was read before is forgotten, so that it is read again. Not null where the same key was answered
    /// meanwhile: then that is the answer, and nothing is to be done.
    /// </summary>
    public async Task<KeptAnswer?> BeginAsync(CancellationToken cancellation)
    {
        database.ChangeTracker.Clear();
        _transaction = await database.Database.BeginTransactionAsync(cancellation);
        if (request is not null
            && await IdempotencyStore.ClaimAsync(database, request, cancellation) is var decision and not IdempotencyDecision.Proceed)
            return new KeptAnswer(() => answer(decision));
        Begun = _transaction;
        return null;
    }

    public ValueTask DisposeAsync() => _transaction?.DisposeAsync() ?? ValueTask.CompletedTask;
}

/// <summary>The answer given to the same key before, or why there is none.</summary>
public sealed class KeptAnswer(Func<Task> write) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext) => write();
}
