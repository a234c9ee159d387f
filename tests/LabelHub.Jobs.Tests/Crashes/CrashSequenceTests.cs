using FsCheck;
using FsCheck.Fluent;
using LabelHub.Jobs.Tests.Reminders;
using LabelHub.TestKit.WeChat;

namespace LabelHub.Jobs.Tests.Crashes;

/// <summary>
/// Anything in any order, with the real sender, the fake WeChat in a process of its own, its faults, pushes that are
/// lost, doubled or late, two nodes at once, and the process killed between or within any two statements. WeChat's
/// ledger, not ours, says how often a message arrived.
/// </summary>
public sealed class CrashSequenceTests : IAsyncLifetime, IDisposable
{
    private const int Sequences = 25;
    private const int Steps = 40;
    private const int Few = 5;

    /// <summary>More points than most steps have: a share of those marked to die survives.</summary>
    private const int MaxPoints = 40;

    private readonly PostBox _box = new();
    private FakeWeChatProcess _fake = null!;
    private int _deaths;
    private int _arrived;

    public async Task InitializeAsync() => _fake = await FakeWeChatProcess.StartAsync();

    public async Task DisposeAsync() => await _fake.DisposeAsync();

    public void Dispose() => _box.Dispose();

    [Fact]
    public void Messages_AfterAnySequenceWithKills_ArriveOnceAndNoneVanishes()
    {
        var dies = Gen.Frequency((2, Gen.Constant((int?)null)), (1, Gen.Choose(0, MaxPoints).Select(n => (int?)n)));
        var step = from what in Gen.Choose(0, CrashHappenings.Count - 1) from how in Gen.Choose(0, 1000) from point in dies select new CrashStep(what, how, point);
        Prop.ForAll(step.ArrayOf(Steps).ToArbitrary(), steps => RunAsync(steps).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Sequences).WithReplay(20_261_121, 50_320_021));
        // else nothing was tried
        Assert.InRange(_deaths, Few, int.MaxValue);
        Assert.InRange(_arrived, Few, int.MaxValue);
    }

    private async Task RunAsync(CrashStep[] steps)
    {
        await using var world = await World.BeginAsync("2026-11-02");
        await _fake.ResetAsync();
        _box.Clear();
        await _fake.SetClockAsync(world.Clock.GetUtcNow());
        await _fake.SetPushAsync(new { url = _box.Url, sentDelayFromMs = 0, sentDelayToMs = 0 });
        await world.HireAsync(notifyOrder: 1);
        await world.HireAsync(notifyOrder: 2);
        await Told.KeepAsync(world);
        using var happenings = new CrashHappenings(world, _fake, _box);
        happenings.Begin();
        // the first has one consent, the next two, the last three
        for (var taps = 0; taps < 6; taps++)
            await happenings.TapAsync(world.People[taps switch { 0 => 0, < 3 => 1, _ => 2 }]);
        foreach (var step in steps)
            await happenings.TakeAsync(step);
        await happenings.SettleWithMessagesAsync();
        await new Invariants(world).CheckAsync();
        _arrived += await new Told(world, _fake).CheckAsync();
        _deaths += happenings.Deaths;
    }
}
