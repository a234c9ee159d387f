using FsCheck;
using FsCheck.Fluent;
using LabelHub.Domain.Reminders;
using LabelHub.Persistence.Batches;
using LabelHub.Persistence.Reminders;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Jobs.Tests.Reminders;

/// <summary>
/// Anything that can happen to a workshop, in any order: time passes, things are added, edited, renewed, sold out,
/// recalled, deleted, jobs run late, twice and at once, the process starts anew. Whatever the order, nobody is told
/// twice, nothing is told that lost its reason, and nothing vanishes.
/// </summary>
public sealed class RandomSequenceTests
{
    private const int Sequences = 40;
    private const int Steps = 30;

    [Fact]
    public void Reminders_AfterAnySequence_AreToldOnceAndNoneVanishes()
    {
        var step = Gen.Choose(0, 15).SelectMany(what => Gen.Choose(0, 1000).Select(how => new Step(what, how)));
        var sequences = step.ArrayOf(Steps).ToArbitrary();
        Prop.ForAll(sequences, steps => RunAsync(steps).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Sequences));
    }

    private static async Task RunAsync(Step[] steps)
    {
        await using var world = await World.BeginAsync("2026-11-02");
        await world.HireAsync(notifyOrder: 1);
        await world.HireAsync(notifyOrder: 2);
        var run = new Run(world);
        foreach (var step in steps)
            await run.TakeAsync(step);
        await run.SettleAsync();
        await new Invariants(world).CheckAsync();
    }

    /// <summary>What happens, and a number that says how.</summary>
    public sealed record Step(int What, int How);

    private sealed class Run(World world)
    {
        private static readonly DateOnly Origin = new(2026, 11, 2);
        private readonly List<Guid> _batches = [];
        private readonly List<Guid> _papers = [];

        private DateOnly Today => ShanghaiTime.DateOf(world.Clock.GetUtcNow());

        public Task TakeAsync(Step step) => step.What switch
        {
            0 => AddBatchAsync(step.How),
            1 => AddPaperAsync(step.How),
            2 => world.AddScheduleAsync(1 + (step.How % 31), [step.How % 7, 0]),
            3 => world.RenewAsync(Iso(Today.AddDays((step.How % 90) - 10))),
            4 => EachAsync(_batches, step.How, id => world.SetBatchAsync(id, BatchState.SoldOut)),
            5 => EachAsync(_batches, step.How, id => world.SetBatchAsync(id, BatchState.Recalled)),
            6 => EachAsync(_batches, step.How, id => world.SetBatchAsync(id, BatchState.Active)),
            7 => EachAsync(_papers, step.How, id => world.SetPaperAsync(id, p => p.ValidUntil = Today.AddDays((step.How % 60) - 5))),
            8 => EachAsync(_papers, step.How, id => world.SetPaperAsync(id, p => p.DeletedAt = world.Clock.GetUtcNow())),
            9 => AcknowledgeAsync(step.How),
            10 => Task.WhenAll(world.ScanAsync(), world.ScanAsync(), world.BundleAsync()),
            11 => world.BundleAsync(),
            12 => world.ReplanAsync(),
            13 => world.EscalateAsync(),
            14 => PassAsync(TimeSpan.FromDays(step.How % 40)),
            _ => PassAsync(TimeSpan.FromHours(step.How % 30)),
        };

        /// <summary>Four ordinary days, so that what was left over at the end of the sequence comes to an end too.</summary>
        public async Task SettleAsync()
        {
            for (var day = 0; day < 4; day++)
            {
                world.Clock.To(Iso(Today.AddDays(1)), hour: 9);
                await world.WorkAsync();
            }
        }

        private async Task PassAsync(TimeSpan time)
        {
            world.Clock.Advance(time);
            await world.SendAsync();
        }

        private async Task AddBatchAsync(int how)
        {
            var made = Today.AddDays(-(how % 20));
            _batches.Add(await world.AddBatchAsync(Iso(made), Iso(made.AddDays(how % 45)), how % 5 == 0 ? "14:30" : null));
        }

        private async Task AddPaperAsync(int how) => _papers.Add(await world.AddPaperAsync(Iso(Origin.AddDays(how % 120))));

        private async Task AcknowledgeAsync(int how)
        {
            var due = (await world.RemindersAsync()).Where(r => r.State == ReminderState.Due).Select(r => r.Id).ToList();
            await EachAsync(due, how, world.AcknowledgeAsync);
        }

        private static Task EachAsync(List<Guid> ids, int how, Func<Guid, Task> act) => ids.Count == 0 ? Task.CompletedTask : act(ids[how % ids.Count]);

        private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd");
    }

    /// <summary>What must hold whatever happened.</summary>
    private sealed class Invariants(World world)
    {
        public async Task CheckAsync()
        {
            await using var context = world.Open();
            var reminders = await context.Reminders.AsNoTracking().ToListAsync();
            var notices = await context.Notices.AsNoTracking().ToListAsync();
            CheckMessages();
            foreach (var reminder in reminders.Where(r => r.State == ReminderState.Due))
                Assert.Contains(notices, n => n.ReminderId == reminder.Id);
            Assert.DoesNotContain(notices, n => n.DeliveryId is null && reminders.Single(r => r.Id == n.ReminderId).State != ReminderState.Due);
            foreach (var watch in await context.Watches.AsNoTracking().ToListAsync())
                CheckSubject(watch, [.. reminders.Where(r => r.SubjectId == watch.SubjectId && r.Kind == watch.Kind)]);
            await CheckEndedAsync(context, reminders);
        }

        /// <summary>One message for a person and day, outside the quiet hours; nobody is told of a reminder twice.</summary>
        private void CheckMessages()
        {
            Assert.Equal(world.Sent.Count, world.Sent.DistinctBy(s => (s.Account, ShanghaiTime.DateOf(s.At))).Count());
            Assert.All(world.Sent, s => Assert.Equal(s.At, QuietHours.NextAllowed(s.At)));
            var told = world.Sent.SelectMany(s => s.Reminders.Select(r => (s.Account, r))).ToList();
            Assert.Equal(told.Count, told.Distinct().Count());
        }

        /// <summary>Every stage that has passed and could still help is a row, and what is waited for lies ahead.</summary>
        private void CheckSubject(Watch watch, List<Reminder> reminders)
        {
            var now = world.Clock.GetUtcNow();
            Assert.True(watch.NextAt is null || watch.NextAt > now);
            if (watch.DueDate is not { } date)
            {
                Assert.DoesNotContain(reminders, r => r.State == ReminderState.Due);
                return;
            }

            if (watch.Kind is ReminderKind.ReportDue)
                return;
            var subject = new DueSubject(watch.Kind, date) { DueTime = watch.DueTime, StartsOn = watch.StartsOn, RenewDaysBefore = watch.RenewDaysBefore };
            var passed = Stages.Of(subject, World.Calendar).Where(s => s.At <= now).ToList();
            // what was cancelled and came back too late to help stays cancelled
            if (passed.Count > 0 && subject.IsUseful(now))
                Assert.Contains(reminders, r => r.Stage == passed[^1].Key && r.DueDate == date && r.State != ReminderState.Cancelled);
            Assert.True(reminders.Count(r => r.State == ReminderState.Due) <= 1, "a subject is one line of the list");
            Assert.All(reminders.Where(r => r.State == ReminderState.Due), r => Assert.Equal(date, r.DueDate));
        }

        private static async Task CheckEndedAsync(Persistence.LabelHubContext context, List<Reminder> reminders)
        {
            var ended = await context.Batches.Where(b => b.State != BatchState.Active).Select(b => b.Id)
                .Concat(context.Credentials.Where(c => c.DeletedAt != null).Select(c => c.Id)).ToListAsync();
            Assert.DoesNotContain(reminders, r => ended.Contains(r.SubjectId) && r.State == ReminderState.Due);
        }
    }
}
