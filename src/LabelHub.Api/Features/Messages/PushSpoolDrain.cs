using LabelHub.Jobs.Messaging;
using LabelHub.Persistence;
using LabelHub.Persistence.Messaging;
using Npgsql;

namespace LabelHub.Api.Features.Messages;

/// <summary>
/// Carries spooled pushes to the table: at the start, and every second while there are any. What cannot be carried is
/// set aside, and the next one is taken; only an outage of the database makes all wait.
/// </summary>
public sealed partial class PushSpoolDrain(
    IServiceScopeFactory scopes, PushSpool spool, PushSignal signal, TimeProvider time, ILogger<PushSpoolDrain> logger) : BackgroundService
{
    /// <summary>A file that the disk does not give is tried so often, a second apart.</summary>
    private const int MaxReads = 10;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, int> _failedReads = new(StringComparer.Ordinal);

    /// <summary>Before the first push can come: later a draft may be one that is being written.</summary>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        spool.DeleteDrafts();
        return base.StartAsync(cancellationToken);
    }

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

    /// <returns>Whether it makes sense to go on with the next.</returns>
    private async Task<bool> CarryAsync(string path, CancellationToken stopping)
    {
        try
        {
            if (await PushSpool.ReadAsync(path, stopping) is not { } push)
            {
                spool.SetAside(path, "not readable");
                return true;
            }

            await using var scope = scopes.CreateAsyncScope();
            await PushRecord.AddAsync(scope.ServiceProvider.GetRequiredService<LabelHubContext>(), [push], stopping);
            signal.Signal.Set();
            spool.Delete(path);
            return true;
        }
        catch (PostgresException e) when (ProcessPushes.IsRefusal(e))
        {
            spool.SetAside(path, e.SqlState);
            return true;
        }
        catch (Exception e) when (e is System.Data.Common.DbException or TimeoutException or InvalidOperationException or OperationCanceledException)
        {
            Waits(logger, e.GetType().Name);
            return false;
        }
        catch (Exception e)
        {
            // of this file only, and perhaps of this moment
            Waits(logger, e.GetType().Name);
            CountFailedRead(path);
            return true;
        }
    }

    private void CountFailedRead(string path)
    {
        var failed = _failedReads.GetValueOrDefault(path) + 1;
        if (failed < MaxReads)
        {
            _failedReads[path] = failed;
            return;
        }

        _failedReads.Remove(path);
        spool.SetAside(path, "the disk does not give it");
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Spooled pushes wait: {Failure}")]
    private static partial void Waits(ILogger logger, string failure);
}
