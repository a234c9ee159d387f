using LabelHub.Api.Operations.Redis;
using LabelHub.Persistence;
using LabelHub.Persistence.Operations;

namespace LabelHub.Api.Operations;

/// <summary>One thing readiness depends on.</summary>
/// <param name="Name">Which.</param>
/// <param name="Ready">Whether it is there.</param>
/// <param name="Needed">False for what this node can do without.</param>
/// <param name="Note">What it means when it is not there.</param>
public sealed record ReadinessPart(string Name, bool Ready, bool Needed = true, string? Note = null);

public sealed record HealthView(string Status, IReadOnlyList<ReadinessPart>? Parts = null);

/// <summary>/healthz: the process answers. /readyz: it can serve. /metrics: Prometheus text.</summary>
public static class HealthRoutes
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", () => Results.Ok(new HealthView("ok"))).WithName("Health").WithTags("Operations").AllowAnonymous();
        routes.MapGet("/readyz", ReadyAsync).WithName("Ready").WithTags("Operations").AllowAnonymous();
        routes.MapGet("/metrics", (MetricsCollector metrics) => Results.Text(metrics.Write(), "text/plain; version=0.0.4; charset=utf-8"))
            .ExcludeFromDescription().AllowAnonymous();
    }

    private static async Task<IResult> ReadyAsync(
        IServiceScopeFactory scopes, RedisLink link, WriteProbe probe, DataVolume volume, TimeProvider time, CancellationToken cancellation)
    {
        var jobs = await WithinTimeoutAsync(AskAsync(scopes, time), time, cancellation);
        var writes = jobs is not null && await WithinTimeoutAsync(probe.WritesAsync(), time, cancellation);
        ReadinessPart[] parts =
        [
            new("database", jobs is not null),
            new("database writes", writes, Note: writes ? null : "the database takes no writes: it is away, read-only or its disk is full"),
            volume.Readiness(),
            await RedisAsync(link),
            .. (jobs ?? []).Select(j => new ReadinessPart("job " + j.Heartbeat.Job, !j.Overdue)),
        ];
        var ready = parts.All(p => p.Ready || !p.Needed);
        var status = parts.All(p => p.Ready) ? "ready" : "degraded";
        return Results.Json(
            new HealthView(ready ? status : "notReady", parts),
            statusCode: ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>Without it a node goes on with what it has itself: an access token of its own, limits of its own.</summary>
    private static async Task<ReadinessPart> RedisAsync(RedisLink link)
    {
        if (!link.IsConfigured)
            return new ReadinessPart(
                "redis", Ready: true, Needed: false, "not configured: access token and rate limits are this node's own");
        return await link.PingAsync()
            ? new ReadinessPart("redis", Ready: true, Needed: false)
            : new ReadinessPart("redis", Ready: false, Needed: false, "away: access token and rate limits are this node's own");
    }

    /// <summary>Null or false in time: a database that hangs does not hear a cancellation, so we go on without it.</summary>
    private static async Task<T?> WithinTimeoutAsync<T>(Task<T> asking, TimeProvider time, CancellationToken cancellation) =>
        await Task.WhenAny(asking, Task.Delay(Timeout, time, cancellation)) == asking ? await asking : default;

    /// <summary>
    /// Whether each job has reported in time, on whichever node: what it watches over may be slipping by in silence. Null
    /// when the database does not answer.
    /// </summary>
    private static async Task<IReadOnlyList<JobState>?> AskAsync(IServiceScopeFactory scopes, TimeProvider time)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            return await JobHealth.ReadAsync(
                scope.ServiceProvider.GetRequiredService<LabelHubContext>(), time.GetUtcNow(), CancellationToken.None);
        }
        catch (Exception e) when (e is Npgsql.NpgsqlException or InvalidOperationException)
        {
            return null;
        }
    }
}
