using LabelHub.Api.Http;
using LabelHub.Api.Operations.Shared;
using LabelHub.Persistence;
using LabelHub.Persistence.Operations;
using Microsoft.EntityFrameworkCore;

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
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", () => Results.Ok(new HealthView("ok"))).WithName("Health").WithTags("Operations").AllowAnonymous();
        routes.MapGet("/readyz", ReadyAsync).WithName("Ready").WithTags("Operations").AllowAnonymous();
        routes.MapGet("/metrics", (MetricsCollector metrics) => Results.Text(metrics.Write(), "text/plain; version=0.0.4; charset=utf-8"))
            .ExcludeFromDescription().AllowAnonymous();
    }

    private static async Task<IResult> ReadyAsync(
        IServiceScopeFactory scopes, LabelHubContext database, SharedMemory memory, ShanghaiClock clock, CancellationToken cancellation)
    {
        List<ReadinessPart> parts = [new("database", await AnswersAsync(scopes, clock.Time, cancellation)), await RedisAsync(memory)];
        if (parts[0].Ready)
            parts.AddRange(await JobsAsync(database, clock, cancellation));
        var ready = parts.All(p => p.Ready || !p.Needed);
        var status = parts.All(p => p.Ready) ? "ready" : "degraded";
        return Results.Json(
            new HealthView(ready ? status : "notReady", parts),
            statusCode: ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>Without it a node goes on with what it has itself: an access token of its own, limits of its own.</summary>
    private static async Task<ReadinessPart> RedisAsync(SharedMemory memory)
    {
        if (!memory.IsConfigured)
            return new ReadinessPart("redis", Ready: true, Needed: false, "not configured: access token and rate limits are this node's own");
        return await memory.PingAsync()
            ? new ReadinessPart("redis", Ready: true, Needed: false)
            : new ReadinessPart("redis", Ready: false, Needed: false, "away: access token and rate limits are this node's own");
    }

    /// <summary>A job whose run is overdue on every node: what it watches over may be slipping by in silence.</summary>
    private static async Task<IEnumerable<ReadinessPart>> JobsAsync(LabelHubContext database, ShanghaiClock clock, CancellationToken cancellation) =>
        (await JobHealth.ReadAsync(database, clock.UtcNow, cancellation)).Select(j => new ReadinessPart("job " + j.Heartbeat.Job, !j.Overdue));

    // a server that hangs does not hear a cancellation either: we go on without its answer
    private static async Task<bool> AnswersAsync(IServiceScopeFactory scopes, TimeProvider time, CancellationToken cancellation)
    {
        var asking = AskAsync(scopes);
        return await Task.WhenAny(asking, Task.Delay(Patience, time, cancellation)) == asking && await asking;
    }

    private static async Task<bool> AskAsync(IServiceScopeFactory scopes)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            await scope.ServiceProvider.GetRequiredService<LabelHubContext>().Database.ExecuteSqlRawAsync("SELECT 1", CancellationToken.None);
            return true;
        }
        catch (Exception e) when (e is Npgsql.NpgsqlException or InvalidOperationException)
        {
            return false;
        }
    }
}
