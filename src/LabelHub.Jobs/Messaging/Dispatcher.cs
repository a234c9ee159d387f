using LabelHub.Persistence;
using LabelHub.Persistence.Reminders;
using LabelHub.WeChat.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LabelHub.Jobs.Messaging;

/// <summary>
/// Claim, prepare, call, settle: a group of messages through the states of docs/reminders.md. Every state is committed
/// before the next begins, so that a node may die anywhere.
/// </summary>
public sealed class Dispatcher(IServiceScopeFactory scopes, MessageSender sender, DispatchOptions options, TimeProvider time)
{
    private const int SettleTries = 3;
    private static readonly TimeSpan Straggling = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan SettlePause = TimeSpan.FromSeconds(1);

    /// <returns>How many messages were claimed.</returns>
    public async Task<int> SendGroupAsync(CancellationToken cancellation)
    {
        var claimed = await InScopeAsync<ClaimDeliveries, Guid[]>(claim => claim.RunAsync(cancellation));
        if (claimed.Length > 0)
            await CallAsync(await PrepareAsync(claimed, cancellation));
        return claimed.Length;
    }

    /// <summary>Looks after what is in doubt.</summary>
    public async Task ReconcileAsync(CancellationToken cancellation) =>
        await CallAsync(await InScopeAsync<ReconcileDeliveries, List<Attempt>>(reconcile => reconcile.RunAsync(cancellation)));

    private async Task<List<Attempt>> PrepareAsync(Guid[] claimed, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<LabelHubContext>();
        var node = scope.ServiceProvider.GetRequiredService<NodeName>().Name;
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        var traffic = await SendBreakers.ReadAsync(database, claimed.Length, time.GetUtcNow(), cancellation);
        var rows = await database.Deliveries.FromSql(
            $"SELECT * FROM deliveries WHERE id = ANY({claimed}) AND state = 'claimed' AND lease_owner = {node} ORDER BY id FOR UPDATE")
            .AsNoTracking().ToListAsync(cancellation);
        var free = rows.ToLookup(d => traffic.Purposes.Contains(SendBreakers.WordOf(d.Purpose)));
        foreach (var held in free[false])
            held.Release(DeliveryState.Pending);
        var attempts = await scope.ServiceProvider.GetRequiredService<PrepareDeliveries>()
            .RunAsync([.. free[true]], secondTry: false, cancellation);
        await NextContact.TellAsync(database, rows, time.GetUtcNow(), cancellation);
        await Deliveries.SaveAsync(database, rows, cancellation);
        await transaction.CommitAsync(cancellation);
        return attempts;
    }

    /// <summary>From here on nothing is cancelled: what was begun is brought to its end and written down.</summary>
    private async Task CallAsync(List<Attempt> attempts)
    {
        using var wires = new SemaphoreSlim(options.Parallel);
        var quota = new QuotaWatch();
        var open = attempts.Select(attempt => CallAsync(attempt, wires, quota)).ToList();
        while (open.Count > 0)
        {
            // those that answer are written down together; a straggler keeps nobody waiting
            await Task.WhenAny(Task.WhenAll(open), Task.Delay(Straggling, time));
            await Task.WhenAny(open);
            var done = open.FindAll(task => task.IsCompleted);
            open.RemoveAll(done.Contains);
            await SettleAsync([.. done.Select(task => task.Result)]);
        }
    }

    private async Task<AttemptOutcome> CallAsync(Attempt attempt, SemaphoreSlim wires, QuotaWatch quota)
    {
        await wires.WaitAsync();
        try
        {
            if (quota.UsedUp is { } used)
                return new AttemptOutcome(attempt, used);
            // others took so long that this node's hold could end in the middle of the call: it was not made
            if (time.GetUtcNow() + options.LongestCall >= attempt.SendingSince + options.Lease)
                return new AttemptOutcome(attempt, new SendOutcome.NotSent());
            var outcome = await sender.SendAsync(attempt.Message, CancellationToken.None);
            quota.UsedUp ??= outcome as SendOutcome.QuotaUsedUp;
            return new AttemptOutcome(attempt, outcome);
        }
        finally
        {
            wires.Release();
        }
    }

    /// <summary>A database that is away for a moment is no reason to doubt what we know; after that the lease decides.</summary>
    private async Task SettleAsync(IReadOnlyCollection<AttemptOutcome> outcomes)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await InScopeAsync<SettleDeliveries, bool>(async settle =>
                {
                    await settle.RunAsync(outcomes, CancellationToken.None);
                    return true;
                });
                return;
            }
            catch (Exception e) when (attempt < SettleTries && DatabaseFailures.AreExpected(e))
            {
                await Task.Delay(SettlePause, time);
            }
        }
    }

    private async Task<TResult> InScopeAsync<TJob, TResult>(Func<TJob, Task<TResult>> run)
        where TJob : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        return await run(scope.ServiceProvider.GetRequiredService<TJob>());
    }

    /// <summary>Keeps the rest of a group from calling once one was told that the day's quota is used up.</summary>
    private sealed class QuotaWatch
    {
        public SendOutcome.QuotaUsedUp? UsedUp { get; set; }
    }
}
