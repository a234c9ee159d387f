using System.Diagnostics.Metrics;
using LabelHub.Persistence;
using LabelHub.Persistence.Operations;
using LabelHub.Persistence.Reminders;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LabelHub.Jobs.Running;

/// <summary>
/// Takes the jobs on at start, and from then on shows in the metrics which of them are overdue. It does not run on the
/// scheduler: it must also speak when the scheduler is dead.
/// </summary>
public sealed partial class JobWatchdog(
    IServiceScopeFactory scopes, Heartbeat heartbeat, IEnumerable<ScheduledJob> jobs, TimeProvider time, ILogger<JobWatchdog> logger)
    : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var job in jobs)
            await heartbeat.RegisterAsync(job.Name, job.Every, cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var meter = new Meter("LabelHub");
        var overdue = meter.CreateGauge<int>(
            "labelhub.job.overdue", description: "1 while a job has not succeeded for longer than it may take.");
        var age = meter.CreateGauge<double>("labelhub.job.since_success", unit: "s", description: "Since a job last succeeded.");
        var unknown = meter.CreateGauge<long>("labelhub.deliveries.unknown", description: "Messages of which it is not known whether they arrived.");
        var twice = meter.CreateGauge<long>("labelhub.deliveries.possibly_twice", description: "Messages sent again while an earlier try was in doubt.");
        using var timer = new PeriodicTimer(Every, time);
        do
        {
            try
            {
                await ShowAsync(overdue, age, stoppingToken);
                await ShowAsync(unknown, twice, stoppingToken);
            }
            catch (Exception e) when (e is Npgsql.NpgsqlException or InvalidOperationException or TimeoutException)
            {
                // the database is away: /readyz says so; the figures stay as they were
                Unreadable(logger, e.GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task ShowAsync(Gauge<int> overdue, Gauge<double> age, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<LabelHubContext>();
        foreach (var state in await JobHealth.ReadAsync(database, time.GetUtcNow(), cancellation))
        {
            var tag = new KeyValuePair<string, object?>("job", state.Heartbeat.Job);
            overdue.Record(state.Overdue ? 1 : 0, tag);
            age.Record(state.SecondsSinceSuccess, tag);
            if (state.Overdue)
                Overdue(logger, state.Heartbeat.Job, state.SecondsSinceSuccess);
        }
    }

    private async Task ShowAsync(Gauge<long> unknown, Gauge<long> twice, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var deliveries = scope.ServiceProvider.GetRequiredService<LabelHubContext>().Deliveries;
        unknown.Record(await deliveries.LongCountAsync(d => d.State == DeliveryState.Unknown, cancellation));
        twice.Record(await deliveries.PossiblyTwice().LongCountAsync(cancellation));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Job {Job} has not succeeded for {Seconds:F0} seconds")]
    private static partial void Overdue(ILogger logger, string job, double seconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The jobs' heartbeats cannot be read: {Reason}")]
    private static partial void Unreadable(ILogger logger, string reason);
}

/// <summary>A job of the schedule.</summary>
/// <param name="Name">Such as <c>due-scan</c>.</param>
/// <param name="Every">How often it is meant to run.</param>
public sealed record ScheduledJob(string Name, TimeSpan Every);
