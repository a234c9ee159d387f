using LabelHub.Persistence.Batches;

namespace LabelHub.Persistence.Tests.Batches;

public sealed class BatchNumbersTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>
{
    private const string Series = "20261121-{seq2}";

    [Fact]
    public async Task NextAsync_FiftyAtOnceOfWhichSomeGiveUp_LeavesNeitherGapNorRepeat()
    {
        var workshop = await PlantAsync();
        var start = new StartLine(50);
        var numbers = await Task.WhenAll(Enumerable.Range(0, 50).Select(client => TakeAsync(workshop, commit: client % 5 != 0, start: start)));
        var kept = numbers.Where(n => n is not null).Select(n => n!.Value).Order().ToList();
        Assert.Equal(Enumerable.Range(1, 40), kept);
    }

    [Fact]
    public async Task NextAsync_AnotherSeriesOrWorkshop_CountsByItself()
    {
        var (mine, theirs) = (await PlantAsync(), await PlantAsync());
        Assert.Equal(1, await TakeAsync(mine, commit: true));
        Assert.Equal(2, await TakeAsync(mine, commit: true));
        Assert.Equal(1, await TakeAsync(theirs, commit: true));
        Assert.Equal(1, await TakeAsync(mine, commit: true, "20261122-{seq2}"));
    }

    [Fact]
    public async Task NextAsync_WithoutTransaction_IsABug()
    {
        await using var context = fixture.Database.CreateContext();
        await Assert.ThrowsAsync<InvalidOperationException>(() => BatchNumbers.NextAsync(context, Guid.NewGuid(), Series, default));
    }

    private async Task<Guid> PlantAsync()
    {
        await using var context = fixture.Database.CreateContext();
        return (await Seed.PlantAsync(context)).Workshop.Id;
    }

    private async Task<int?> TakeAsync(Guid workshop, bool commit, string series = Series, StartLine? start = null)
    {
        await using var context = fixture.Database.CreateContext();
        await using var transaction = await context.Database.BeginTransactionAsync();
        await (start?.ReadyAsync() ?? Task.CompletedTask);
        var number = await BatchNumbers.NextAsync(context, workshop, series, default);
        if (!commit)
            return null;
        await transaction.CommitAsync();
        return number;
    }
}
