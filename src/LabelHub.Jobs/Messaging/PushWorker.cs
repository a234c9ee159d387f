using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LabelHub.Jobs.Messaging;

/// <summary>Runs <see cref="ProcessPushes"/> whenever one was put down here, and every few seconds for what other nodes left.</summary>
public sealed partial class PushWorker(IServiceScopeFactory scopes, PushSignal signal, ILogger<PushWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            if (await RunOnceAsync(stoppingToken) < ProcessPushes.MaxInARun)
                await signal.Signal.WaitAsync(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<int> RunOnceAsync(CancellationToken stopping)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<ProcessPushes>().RunAsync(stopping);
        }
        catch (Exception e) when (DatabaseFailures.AreExpected(e))
        {
            // what was put down stays there; the next look takes it up
            if (!stopping.IsCancellationRequested)
                Failed(logger, e.GetType().Name);
            return 0;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Pushes wait: the database did not answer ({Failure})")]
    private static partial void Failed(ILogger logger, string failure);
}

/// <summary>Wakes the <see cref="PushWorker"/> of this node.</summary>
public sealed record PushSignal(WorkSignal Signal);
