using LabelHub.Persistence;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LabelHub.Api.Operations;

/// <summary>
/// Whether the database takes writes: one that is read-only, or whose disk is full, still answers. It changes nothing, and asks once in a
/// few seconds however often it is asked.
/// </summary>
public sealed class WriteProbe(IServiceScopeFactory scopes, TimeProvider time)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(5);

    /// <summary>The timestamp of the last write that went through; 0 before the first.</summary>
    private long _written;

    /// <summary>False also when the database is not there.</summary>
    public async Task<bool> WritesAsync()
    {
        var last = Interlocked.Read(ref _written);
        if (last != 0 && time.GetElapsedTime(last) < KeptFor)
            return true;
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            await scope.ServiceProvider.GetRequiredService<LabelHubContext>().Database.ExecuteSqlAsync(
                $"UPDATE job_heartbeats SET node = node WHERE job = (SELECT job FROM job_heartbeats LIMIT 1 FOR UPDATE SKIP LOCKED)");
            Interlocked.Exchange(ref _written, time.GetTimestamp());
            return true;
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException)
        {
            return false;
        }
    }
}
