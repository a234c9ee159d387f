using LabelHub.Persistence;
using LabelHub.Persistence.Accounts;
using LabelHub.TestKit;
using LabelHub.TestKit.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Quartz;

namespace LabelHub.Jobs.Tests;

/// <summary>The schedules as a host runs them.</summary>
public sealed class JobsScheduleTests
{
    [Fact]
    public async Task AddJobs_PurgeExpired_FiresAtHalfPastThreeInShanghai()
    {
        await using var database = await TestDatabase.CreateAsync();
        using var host = HostOn(database);
        await host.StartAsync();
        var scheduler = await host.Services.GetRequiredService<ISchedulerFactory>().GetScheduler();

        var trigger = await scheduler.GetTrigger(new TriggerKey("purge-expired"));

        // a trigger fires at no time before it was made, so the day lies far ahead
        var noon = new DateTimeOffset(2099, 11, 21, 12, 0, 0, TimeSpan.FromHours(8));
        Assert.Equal(new DateTimeOffset(2099, 11, 22, 3, 30, 0, TimeSpan.FromHours(8)), trigger!.GetFireTimeAfter(noon));
        await host.StopAsync();
    }

    [Fact]
    public async Task PurgeExpired_FiredOnTwoHostsOfOneProcess_RunsOnBoth()
    {
        await using var first = await TestDatabase.CreateAsync();
        await using var second = await TestDatabase.CreateAsync();
        using var one = HostOn(first);
        using var two = HostOn(second);
        await one.StartAsync();
        await two.StartAsync();

        foreach (var (host, database) in new[] { (one, first), (two, second) })
        {
            await AddOldSessionAsync(database);
            await (await host.Services.GetRequiredService<ISchedulerFactory>().GetScheduler()).TriggerJob(new JobKey("purge-expired"));
            await UntilEmptyAsync(database);
            await host.StopAsync();
        }
    }

    private static IHost HostOn(TestDatabase database)
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services.AddLogging();
        builder.Services.AddSingleton(RealClock.Instance);
        builder.Services.AddDbContext<LabelHubContext>(options => options.UseLabelHub(database.ConnectionString));
        builder.Services.AddSingleton(_ => LabelHub.Domain.Checks.LabelChecker.Compile(RuleFiles.ReadAll()));
        builder.Services.AddSingleton(_ => LabelHub.Domain.Reminders.WorkCalendar.Compile(RuleFiles.ReadAll()));
        builder.Services.AddSingleton<LabelHub.Persistence.Reminders.ReminderBook>();
        builder.Services.AddJobs();
        return builder.Build();
    }

    private static async Task AddOldSessionAsync(TestDatabase database)
    {
        var begun = RealClock.Instance.GetUtcNow().AddDays(-100);
        var account = new Account { Id = Guid.NewGuid(), OpenId = "o-1", CreatedAt = begun };
        await using var context = database.CreateContext();
        context.AddRange(account, Session.Begin(Guid.NewGuid(), account.Id, new byte[32], deviceNote: null, begun));
        await context.SaveChangesAsync();
    }

    /// <summary>The scheduler runs the job on a thread of its own; what it did is seen in the database.</summary>
    private static async Task UntilEmptyAsync(TestDatabase database)
    {
        var clock = RealClock.Instance;
        var start = clock.GetTimestamp();
        await using var context = database.CreateContext();
        while (await context.Sessions.AnyAsync())
        {
            Assert.True(clock.GetElapsedTime(start).TotalSeconds < 20, "The job did not run.");
            await Task.Delay(TimeSpan.FromMilliseconds(20), clock);
        }
    }
}
