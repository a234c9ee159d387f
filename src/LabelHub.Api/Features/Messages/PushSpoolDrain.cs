using LabelHub.Jobs.Messaging;
using LabelHub.Persistence;
using LabelHub.Persistence.Messaging;

namespace LabelHub.Api.Features.Messages;

/// <summary>Carries spooled pushes to the table: at the start, and every second while there are any.</summary>
public sealed partial class PushSpoolDrain(
    IServiceScopeFactory scopes, PushSpool spool, PushSignal signal, TimeProvider time, ILogger<PushSpoolDrain> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            foreach (var path in spool.List())
            {
                if (!await CarryAsync(path, stoppingToken))
                    break;
            }

            await Task.Delay(Pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> CarryAsync(string path, CancellationToken stopping)
    {
        try
        {
            if (await PushSpool.ReadAsync(path, stopping) is { } push)
            {
                await using var scope = scopes.CreateAsyncScope();
                await PushRecord.AddAsync(scope.ServiceProvider.GetRequiredService<LabelHubContext>(), [push.ToRecord()], stopping);
                signal.Signal.Set();
            }

            PushSpool.Delete(path);
            return true;
        }
        catch (Exception e) when (e is System.Data.Common.DbException or TimeoutException or InvalidOperationException
            or OperationCanceledException or IOException)
        {
            Waits(logger, e.GetType().Name);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Spooled pushes wait: {Failure}")]
    private static partial void Waits(ILogger logger, string failure);
}
