using System.Diagnostics;
using System.Globalization;
using LabelHub.Domain.Checks;
using LabelHub.Domain.Reminders;
using LabelHub.Jobs.Reminders;
using LabelHub.Persistence.Reminders;
using LabelHub.TestKit;
using LabelHub.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Bench.Reminders;

/// <summary>The daily scan on real PostgreSQL: what falls due among five due dates of each workshop becomes reminders.</summary>
public static class ReminderScanBench
{
    private const int Usual = 1_000_000;

    /// <summary>WORKSHOPS in the environment makes the town smaller.</summary>
    public static async Task<int> RunAsync()
    {
        var workshops = Environment.GetEnvironmentVariable("WORKSHOPS") is { Length: > 0 } given ? int.Parse(given, CultureInfo.InvariantCulture) : Usual;
        var rules = RuleFiles.ReadAll();
        var book = new ReminderBook(LabelChecker.Compile(rules), WorkCalendar.Compile(rules));
        await using var database = await TestDatabase.CreateAsync();
        var watch = Stopwatch.StartNew();
        await ReminderTown.FillAsync(database, workshops);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"filled {workshops:N0} workshops with {5L * workshops:N0} due dates in {watch.Elapsed.TotalSeconds:F0} s"));
        await ScanAsync("an ordinary day", database, book);
        await ScanAsync("the same day again", database, book);
        await ReminderTown.FillOneDayAsync(database, workshops);
        await ScanAsync("a day on which every workshop has one", database, book);
        return 0;
    }

    private static async Task ScanAsync(string what, TestDatabase database, ReminderBook book)
    {
        await using var context = database.CreateContext();
        GC.Collect();
        var before = GC.GetTotalAllocatedBytes();
        var processors = ProcessorTimes.Read();
        var watch = Stopwatch.StartNew();
        var looked = await new DueScan(context, book, new Midnight()).RunAsync(default);
        var seconds = watch.Elapsed.TotalSeconds;
        var used = ProcessorTimes.Read().Since(processors);
        var (reminders, notices) = (await context.Reminders.CountAsync(), await context.Notices.CountAsync());
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: {looked:N0} due in {seconds:F2} s ({looked / seconds:N0}/s); now {reminders:N0} reminders, {notices:N0} notices; largest heap so far {process.PeakWorkingSet64 / 1048576} MiB, allocated {(GC.GetTotalAllocatedBytes() - before) / 1048576} MiB"));
        Console.WriteLine($"  processor time: {used}");
    }

    /// <summary>Ten seconds into the day in Shanghai.</summary>
    private sealed class Midnight : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => ShanghaiTime.StartOf(ReminderTown.Today).AddSeconds(10);
    }
}
