using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace LabelHub.Jobs.Tests.Crashes;

/// <summary>
/// When a process is killed: at the n-th point it comes by from being armed. Points lie before and after every
/// statement, every commit and every call to WeChat. From then on nothing of it goes on: no catch, no finally, no roll back.
/// </summary>
internal sealed class Fate
{
    private static readonly Task Never = new TaskCompletionSource().Task;
    private readonly TaskCompletionSource _died = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private int? _left;

    /// <summary>Names its connections, so that they can be cut.</summary>
    public string Name { get; } = $"node-{Guid.NewGuid():N}";

    public Task Died => _died.Task;

    /// <param name="points">It survives so many; null for ever.</param>
    public void Arm(int? points)
    {
        lock (_gate)
            _left = points;
    }

    public Task PassAsync()
    {
        lock (_gate)
        {
            if (_died.Task.IsCompleted)
                return Never;
            if (_left is null || _left-- > 0)
                return Task.CompletedTask;
            _died.SetResult();
            return Never;
        }
    }
}

/// <summary>Points around statements.</summary>
internal sealed class FateOfCommands(Fate fate) : DbCommandInterceptor
{
    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) => PassAsync(result);

    public override ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default) => PassAsync(result);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) => PassAsync(result);

    public override ValueTask<int> NonQueryExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default) => PassAsync(result);

    private async ValueTask<T> PassAsync<T>(T result)
    {
        await fate.PassAsync();
        return result;
    }
}

/// <summary>Points around commits: what died after one never learned that it was done.</summary>
internal sealed class FateOfTransactions(Fate fate) : DbTransactionInterceptor
{
    public override async ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        await fate.PassAsync();
        return result;
    }

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
        fate.PassAsync();
}
