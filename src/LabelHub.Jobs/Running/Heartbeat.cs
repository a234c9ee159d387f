using System.Collections.Concurrent;
using LabelHub.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LabelHub.Jobs.Running;

/// <summary>Runs a job and writes down that it ran, in rows that outlive the node: silence is what raises the alarm.</summary>
public sealed class Heartbeat(IServiceScopeFactory scopes, TimeProvider time)
{
    private const int MaxNode = 64;
    private static readonly string Node = Environment.MachineName is { Length: <= MaxNode } name
        ? name
        : Environment.MachineName[..MaxNode];
    private readonly ConcurrentDictionary<string, bool> _running = new(StringComparer.Ordinal);

    /// <summary>Takes a job on; from now on its runs are awaited.</summary>
    public Task RegisterAsync(string job, TimeSpan every, CancellationToken cancellation)
    {
        var (now, seconds) = (time.GetUtcNow(), (int)every.TotalSeconds);
        return WriteAsync(
            $"""
            INSERT INTO job_heartbeats (job, every_seconds, registered_at, node) VALUES ({job}, {seconds}, {now}, {Node})
            ON CONFLICT (job) DO UPDATE SET every_seconds = EXCLUDED.every_seconds, registered_at = EXCLUDED.registered_at
            """,
            cancellation);
    }

    /// <summary>Runs a job unless this node's last run of it still goes on.</summary>
    public async Task RunAsync(string job, Func<CancellationToken, Task<long>> run, CancellationToken cancellation)
    {
        if (!_running.TryAdd(job, true))
            return;
        try
        {
            await ReportAsync(job, run, cancellation);
        }
        finally
        {
            _running.TryRemove(job, out _);
        }
    }

    private async Task ReportAsync(string job, Func<CancellationToken, Task<long>> run, CancellationToken cancellation)
    {
        var started = time.GetUtcNow();
        await WriteAsync($"UPDATE job_heartbeats SET started_at = {started}, node = {Node} WHERE job = {job}", cancellation);
        try
        {
            var done = await run(cancellation);
            var now = time.GetUtcNow();
            await WriteAsync(
                $"UPDATE job_heartbeats SET finished_at = {now}, succeeded_at = {now}, done = {done}, failure = NULL, node = {Node} WHERE job = {job}",
                cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            var (now, failure) = (time.GetUtcNow(), e.GetType().Name);
            await WriteAsync(
                $"UPDATE job_heartbeats SET finished_at = {now}, failure = {failure}, node = {Node} WHERE job = {job}", cancellation);
            throw;
        }
    }

    private async Task WriteAsync(FormattableString sql, CancellationToken cancellation)
    {
        // a context of its own: the job's may be broken, or in the middle of something
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<LabelHubContext>().Database.ExecuteSqlAsync(sql, cancellation);
    }
}
