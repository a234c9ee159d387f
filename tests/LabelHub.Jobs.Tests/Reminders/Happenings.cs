using LabelHub.Domain.Reminders;
using LabelHub.Persistence.Batches;
using LabelHub.Persistence.Reminders;

namespace LabelHub.Jobs.Tests.Reminders;

/// <summary>What happens, and a number that says how.</summary>
public sealed record Step(int What, int How);

/// <summary>What may happen to a workshop: things are added, edited, renewed, sold out, recalled, deleted, jobs run, time passes.</summary>
internal class Happenings(World world)
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

    /// <summary>Time goes by, and those who send do so.</summary>
    protected virtual async Task PassAsync(TimeSpan time)
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
