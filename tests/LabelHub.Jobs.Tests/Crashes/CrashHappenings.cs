using System.Data.Common;
using LabelHub.Jobs.Messaging;
using LabelHub.Jobs.Tests.Reminders;
using LabelHub.Persistence.Accounts;
using LabelHub.Persistence.Messaging;
using LabelHub.TestKit.WeChat;
using LabelHub.WeChat.Push;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LabelHub.Jobs.Tests.Crashes;

/// <summary>All that may happen to a workshop, and to the process and the messages besides.</summary>
internal sealed class CrashHappenings(World world, FakeWeChatProcess fake, PostBox box) : Happenings(world), IDisposable
{
    /// <summary>Steps are numbered below this.</summary>
    public const int Count = 26;

    private static readonly string[] Templates = [FakeWeChatProcess.ExpiryTemplate, FakeWeChatProcess.ReportTemplate];

    private static readonly string[] Faults =
    [
        "status", "empty200", "html200", "body200", "resetBefore", "commitThenReset", "commitThenStatus", "commitThenEmpty200", "truncatedJson",
        "wrongContentType", "revokeToken", "expireToken", "errCode",
    ];

    private readonly World _world = world;
    private Node _node = new(world, fake);

    public int Deaths { get; private set; }

    /// <summary>The process runs.</summary>
    public void Begin() => (_world.Fate, box.Reader) = (_node.Fate, _node.Reader);

    /// <summary>One step, in the middle of which the process may be killed; then it is started anew, with nothing but the database.</summary>
    public async Task TakeAsync(CrashStep step)
    {
        _node.Fate.Arm(step.DiesAfter);
        var doing = TakeAsync(step.What, step.How);
        await Task.WhenAny(doing, _node.Fate.Died);
        if (_node.Fate.Died.IsCompleted)
            await StartAnewAsync();
        else
            await doing;
        _node.Fate.Arm(null);
    }

    /// <summary>Ordinary days without any trouble, until everything must have come to its end.</summary>
    public async Task SettleWithMessagesAsync()
    {
        await fake.HealAsync();
        for (var day = 0; day < 3; day++)
        {
            await PassTogetherAsync(NextMorning() - _world.Clock.GetUtcNow());
            for (var quarter = 0; quarter < 6; quarter++)
            {
                await WorkAsync();
                await PassTogetherAsync(TimeSpan.FromMinutes(16));
            }
        }
    }

    public async Task TapAsync(Account person)
    {
        // the phone reports what it was told: a template that was switched off is not even asked about
        var told = await fake.TapAsync(person.OpenId, Templates);
        List<string> accepted = [.. Templates.Where(t => told.GetProperty(t).GetString() == "accept")];
        if (accepted.Count == 0)
            return;
        await using var context = _world.Open();
        await using var transaction = await context.Database.BeginTransactionAsync();
        var consents = (await Consents.LockAsync(context, [.. accepted.Select(t => (person.Id, t))], default)).Values;
        foreach (var consent in consents)
            consent.Report(_world.Clock.GetUtcNow());
        await Consents.SaveAsync(context, consents, default);
        await transaction.CommitAsync();
    }

    public void Dispose() => _node.Dispose();

    protected override async Task PassAsync(TimeSpan time)
    {
        await PassTogetherAsync(time);
        await WorkAsync();
    }

    private Task TakeAsync(int what, int how) => what switch
    {
        < 16 => TakeAsync(new Step(what, how)),
        16 or 17 => SendAsync(_node),
        18 => ReconcileAsync(_node),
        19 or 20 => HearAsync(how),
        21 => TapAsync(_world.People[how % _world.People.Count]),
        22 => fake.FailAsync(new { action = Faults[how % Faults.Length], api = "subscribe/send", times = 1 + (how % 2) }),
        23 when how % 4 == 0 => fake.RejectAsync(_world.People[how % _world.People.Count].OpenId, Templates[0]),
        23 when how % 4 == 1 => fake.RejectAsync(_world.People[how % _world.People.Count].OpenId, Templates[0], rejected: false),
        23 or 24 => BesideAnotherAsync(),
        _ => WorkAsync(),
    };

    private async Task WorkAsync()
    {
        await _world.ScanAsync();
        await _world.BundleAsync();
        await SendAsync(_node);
        await ReconcileAsync(_node);
    }

    private async Task PassTogetherAsync(TimeSpan time)
    {
        _world.Clock.Advance(time);
        await fake.SetClockAsync(_world.Clock.GetUtcNow());
    }

    /// <summary>Two nodes send and reconcile at once; only this one may be killed.</summary>
    private async Task BesideAnotherAsync()
    {
        using var other = new Node(_world, fake);
        await Task.WhenAll(SendAsync(_node), SendAsync(other), ReconcileAsync(other), ReconcileAsync(_node));
    }

    private Task SendAsync(Node node) => LikeAWorkerAsync(() => node.Dispatcher.SendGroupAsync(default));

    private Task ReconcileAsync(Node node) => LikeAWorkerAsync(() => node.Dispatcher.ReconcileAsync(default));

    private async Task LikeAWorkerAsync(Func<Task> run)
    {
        try
        {
            await run();
        }
        catch (Exception e) when (e is DbException or DbUpdateException || e.InnerException is DbException)
        {
            // as DispatchWorker does: the rows say what was begun, the next look takes it up
        }

        await fake.UntilPushedAsync();
    }

    /// <summary>WeChat's pushes: of ten two are lost, two come twice, one waits for a later time; then they are worked off.</summary>
    private async Task HearAsync(int how)
    {
        for (var lot = how; box.TryTake(out var push); lot++)
        {
            for (var times = (lot % 10) switch { 0 or 1 => 0, 2 or 3 => 2, _ => 1 }; times > 0; times--)
                await PutDownAsync(push!);
            if (lot % 10 == 4)
                break;
        }

        await _node.InScopeAsync(services => services.GetRequiredService<ProcessPushes>().RunAsync(default));
    }

    private async Task PutDownAsync(PushReading.Genuine push)
    {
        await using var context = _world.Open();
        var record = new PushRecord
        {
            ContentHash = push.Event.ContentHash(), Name = push.Event.Name, Cipher = push.Cipher, ReceivedAt = _world.Clock.GetUtcNow(),
        };
        await PushRecord.AddAsync(context, [record], default);
    }

    private async Task StartAnewAsync()
    {
        Deaths++;
        await _world.CutAsync(_node.Fate);
        _node = new Node(_world, fake);
        Begin();
        await fake.UntilPushedAsync();
    }

    private DateTimeOffset NextMorning() =>
        Domain.Reminders.ShanghaiTime.At(Domain.Reminders.ShanghaiTime.DateOf(_world.Clock.GetUtcNow()).AddDays(1), new TimeOnly(9, 0));
}

/// <summary>A step and at which of its points the process is killed.</summary>
public sealed record CrashStep(int What, int How, int? DiesAfter);
