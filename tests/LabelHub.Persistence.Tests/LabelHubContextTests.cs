using LabelHub.Persistence.Accounts;
using LabelHub.Persistence.Json;
using LabelHub.Persistence.Printing;
using LabelHub.Persistence.Workshops;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LabelHub.Persistence.Tests;

public sealed class LabelHubContextTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>
{
    [Fact]
    public async Task SaveChanges_OneOfEverything_ComesBackAsItWas()
    {
        await using var writing = fixture.Database.CreateContext();
        var seed = await Seed.PlantAsync(writing);
        var batch = TestData.Batch(seed.Product, seed.Owner);
        var snapshot = TestData.Snapshot(batch);
        var job = TestData.PrintJob(snapshot, seed.Owner);
        var session = Session.Begin(Guid.CreateVersion7(TestData.Now), seed.Owner.Id, new byte[32], "华为 nova", TestData.Now);
        writing.AddRange(new PrintPayload { PrintJobId = job.Id, Bytes = [1, 2, 3] }, job, snapshot, batch, session);
        await writing.SaveChangesAsync();

        await using var reading = fixture.Database.CreateContext();
        Assert.Equivalent(seed.Owner, await reading.Accounts.SingleAsync(a => a.Id == seed.Owner.Id));
        Assert.Equivalent(seed.Workshop, await reading.Workshops.SingleAsync(w => w.Id == seed.Workshop.Id));
        Assert.Equivalent(seed.Product, await reading.Products.SingleAsync(p => p.Id == seed.Product.Id));
        Assert.Equivalent(batch, await reading.Batches.SingleAsync(b => b.Id == batch.Id));
        Assert.Equivalent(session, await reading.Sessions.SingleAsync(s => s.Id == session.Id));
        Assert.Equal(MemberRole.Owner, (await reading.Members.SingleAsync(m => m.WorkshopId == seed.Workshop.Id)).Role);
        Assert.Equal(snapshot.ContentHash, CanonicalJson.Hash((await reading.LabelSnapshots.SingleAsync(s => s.Id == snapshot.Id)).Content));
        Assert.Equal(PrintJobState.Queued, (await reading.PrintJobs.SingleAsync(j => j.Id == job.Id)).State);
        Assert.Equal([1, 2, 3], (await reading.PrintPayloads.SingleAsync(p => p.PrintJobId == job.Id)).Bytes);
    }

    [Fact]
    public async Task SaveChanges_ChangedBySomebodyElseMeanwhile_IsRefused()
    {
        await using var mine = fixture.Database.CreateContext();
        await using var theirs = fixture.Database.CreateContext();
        var seed = await Seed.PlantAsync(mine);
        var same = await theirs.Workshops.SingleAsync(w => w.Id == seed.Workshop.Id);
        same.Phone = "1";
        await theirs.SaveChangesAsync();
        seed.Workshop.Phone = "2";
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => mine.SaveChangesAsync());
    }

    [Fact]
    public async Task RowVersion_AfterAnUpdate_IsAnother()
    {
        await using var context = fixture.Database.CreateContext();
        var seed = await Seed.PlantAsync(context);
        var before = seed.Workshop.RowVersion;
        seed.Workshop.Name = "另一个示例";
        await context.SaveChangesAsync();
        Assert.NotEqual(before, seed.Workshop.RowVersion);
    }

    [Fact]
    public async Task SaveChanges_SameBatchNumberInOneWorkshop_IsRefused()
    {
        await using var context = fixture.Database.CreateContext();
        var seed = await Seed.PlantAsync(context);
        context.AddRange(TestData.Batch(seed.Product, seed.Owner), TestData.Batch(seed.Product, seed.Owner));
        Assert.Equal(PostgresErrorCodes.UniqueViolation, await RefusalAsync(context));
    }

    [Fact]
    public async Task SaveChanges_BatchOfAnotherWorkshopsProduct_IsRefused()
    {
        await using var context = fixture.Database.CreateContext();
        var mine = await Seed.PlantAsync(context);
        var theirs = await Seed.PlantAsync(context);
        var batch = TestData.Batch(theirs.Product, mine.Owner);
        context.Entry(batch).Property(b => b.WorkshopId).CurrentValue = mine.Workshop.Id;
        context.Add(batch);
        Assert.Equal(PostgresErrorCodes.ForeignKeyViolation, await RefusalAsync(context));
    }

    [Fact]
    public async Task SaveChanges_CurrentVersionThatIsNotThere_IsRefused()
    {
        await using var context = fixture.Database.CreateContext();
        var seed = await Seed.PlantAsync(context);
        seed.Product.CurrentVersion = 2;
        Assert.Equal(PostgresErrorCodes.ForeignKeyViolation, await RefusalAsync(context));
    }

    private static async Task<string?> RefusalAsync(LabelHubContext context)
    {
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => context.SaveChangesAsync());
        return (failure as PostgresException ?? failure.InnerException as PostgresException)?.SqlState;
    }
}
