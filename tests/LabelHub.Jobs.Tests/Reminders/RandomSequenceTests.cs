using FsCheck;
using FsCheck.Fluent;

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
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Sequences).WithReplay(20_261_121, 50_320_021));
    }

    private static async Task RunAsync(Step[] steps)
    {
        await using var world = await World.BeginAsync("2026-11-02");
        await world.HireAsync(notifyOrder: 1);
        await world.HireAsync(notifyOrder: 2);
        var run = new Happenings(world);
        foreach (var step in steps)
            await run.TakeAsync(step);
        await run.SettleAsync();
        await new Invariants(world).CheckAsync();
    }
}
