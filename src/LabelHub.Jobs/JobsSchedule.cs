using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace LabelHub.Jobs;

/// <summary>
/// Every schedule, and the only file that names the scheduler. Times are those of Asia/Shanghai. Each node keeps its
/// schedules in memory and fires on its own; the jobs themselves are safe to run on several nodes at once. A firing
/// that was missed is not made up for: the next one does its work.
/// </summary>
public static class JobsSchedule
{
    private const string EveryNightAtHalfPastThree = "0 30 3 * * ?";
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    /// <summary>Needs a LabelHubContext, a <see cref="TimeProvider"/> and logging.</summary>
    public static IServiceCollection AddJobs(this IServiceCollection services)
    {
        services.AddScoped<PurgeExpired>();
        services.AddQuartz(jobs => jobs
            .ScheduleJob(
                "purge-expired",
                (PurgeExpired job, CancellationToken cancellation) => job.RunAsync(cancellation),
                trigger => trigger.WithSchedule(At(EveryNightAtHalfPastThree))));
        // a run that has begun ends before the database does
        services.AddQuartzHostedService(host => host.WaitForJobsToComplete = true);
        return services;
    }

    private static CronScheduleBuilder At(string cron) =>
        CronScheduleBuilder.Create(cron).InTimeZone(Shanghai).WithMisfireInstruction(CronTriggerMisfireInstruction.DoNothing);
}
