using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LabelHub.Jobs.Messaging;

/// <summary>Sends on every node, in a few lanes, all the time; and looks after what is in doubt.</summary>
public sealed partial class DispatchWorker(
    Dispatcher dispatcher, DispatchOptions options, TimeProvider time, ILogger<DispatchWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Enabled)
            return Task.CompletedTask;
        var lanes = Enumerable.Range(0, options.Lanes)
            .Select(_ => LoopAsync(async () => await dispatcher.SendGroupAsync(stoppingToken) == options.Group, stoppingToken));
        return Task.WhenAll([.. lanes, LoopAsync(() => ReconcileAsync(stoppingToken), stoppingToken)]);
    }

    private async Task<bool> ReconcileAsync(CancellationToken stopping)
    {
        await dispatcher.ReconcileAsync(stopping);
        return false;
    }

    /// <param name="run">True when there is more to do at once.</param>
    /// <param name="stopping">The host's stop.</param>
    private async Task LoopAsync(Func<Task<bool>> run, CancellationToken stopping)
    {
        await Task.Yield();
        while (!stopping.IsCancellationRequested)
        {
            var more = false;
            try
            {
                more = await run();
            }
            catch (Exception e) when (DatabaseFailures.AreExpected(e))
            {
                // the rows say what was begun; the next look takes it up
                if (!stopping.IsCancellationRequested)
                    Failed(logger, e.GetType().Name);
            }

            if (!more)
                await Task.Delay(Pause, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Messages wait: the database did not answer ({Failure})")]
    private static partial void Failed(ILogger logger, string failure);
}
