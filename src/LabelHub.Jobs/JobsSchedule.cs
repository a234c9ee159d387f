using LabelHub.Domain.Reminders;
using LabelHub.Jobs.Reminders;
using LabelHub.Jobs.Running;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace LabelHub.Jobs;

/// <summary>
/// Every schedule, and the only file that names the scheduler. Times are those of Asia/Shanghai. Each node keeps its
/// schedules in memory and fires on its own; the jobs themselves are safe to run on several nodes at once. A firing
/// that was missed is not made up for: the next one does its work. Every run leaves a heartbeat.
/// </summary>
public static class JobsSchedule
{
    /// <summary>Needs a LabelHubContext, a ReminderBook, a <see cref="TimeProvider"/> and logging.</summary>
    /// <param name="services">The host's.</param>
    /// <param name="run">False on a node that only serves: it schedules nothing.</param>
    public static IServiceCollection AddJobs(this IServiceCollection services, bool run = true)
    {
        services.AddScoped<PurgeExpired>();
        services.AddScoped<DueScan>();
        services.AddScoped<BundleDeliveries>();
        services.AddScoped<EscalateReminders>();
        services.AddScoped<ReplanWatches>();
        services.AddSingleton<ReplanProgress>();
        services.AddSingleton<Heartbeat>();
        if (!run)
            return services;
        services.AddQuartz(jobs =>
        {
            jobs.Add<PurgeExpired>(services, "purge-expired", "0 30 3 * * ?", TimeSpan.FromDays(1), job => job.RunAsync);
            jobs.Add<ReplanWatches>(services, "replan-watches", "0 5/10 * * * ?", TimeSpan.FromMinutes(10), job => job.RunAsync);
            jobs.Add<DueScan>(services, "due-scan", "10 0/5 * * * ?", TimeSpan.FromMinutes(5), job => job.RunAsync);
            jobs.Add<EscalateReminders>(services, "escalate-reminders", "40 0/5 * * * ?", TimeSpan.FromMinutes(5), job => job.RunAsync);
            jobs.Add<BundleDeliveries>(services, "bundle-deliveries", "30 * * * * ?", TimeSpan.FromMinutes(1), job => job.RunAsync);
        });
        services.AddHostedService<JobWatchdog>();
        // a run that has begun ends before the database does
        services.AddQuartzHostedService(host => host.WaitForJobsToComplete = true);
        return services;
    }

    private static void Add<TJob>(
        this IQuartzBuilder jobs, IServiceCollection services, string name, string cron,
        TimeSpan every, Func<TJob, Func<CancellationToken, Task<long>>> run)
        where TJob : class
    {
        services.AddSingleton(new ScheduledJob(name, every));
        jobs.ScheduleJob(
            name,
            (Heartbeat heartbeat, TJob job, CancellationToken cancellation) => heartbeat.RunAsync(name, run(job), cancellation),
            trigger => trigger.WithSchedule(At(cron)));
    }

    private static CronScheduleBuilder At(string cron) =>
        CronScheduleBuilder.Create(cron).InTimeZone(ShanghaiTime.Zone).WithMisfireInstruction(CronTriggerMisfireInstruction.DoNothing);
}
