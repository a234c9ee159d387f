using LabelHub.Persistence.Audit;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LabelHub.Persistence.Tests;

/// <summary>Evidence stays: whatever program or person tries, the database says no.</summary>
public sealed class NeverChangedRowsTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>
{
    [Theory]
    [InlineData("UPDATE product_versions SET content = '{}'")]
    [InlineData("UPDATE product_versions SET version = 7")]
    [InlineData("DELETE FROM product_versions")]
    [InlineData("TRUNCATE product_versions CASCADE")]
    [InlineData("UPDATE label_snapshots SET content = '{}'")]
    [InlineData("DELETE FROM label_snapshots")]
    [InlineData("TRUNCATE label_snapshots CASCADE")]
    [InlineData("UPDATE print_payloads SET bytes = ''")]
    [InlineData("UPDATE audit_entries SET actor = NULL")]
    [InlineData("DELETE FROM audit_entries")]
    [InlineData("TRUNCATE audit_entries")]
    public async Task Sql_ChangesEvidence_IsRefused(string sql)
    {
        await using var context = fixture.Database.CreateContext();
        await PlantEvidenceAsync(context);
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => Sql.RunAsync(context, sql));
        Assert.Equal(PostgresErrorCodes.IntegrityConstraintViolation, refusal.SqlState);
    }

    [Fact]
    public async Task SaveChanges_LastCheckOfAVersion_MovesOn()
    {
        await using var context = fixture.Database.CreateContext();
        var seed = await Seed.PlantAsync(context);
        var version = await context.ProductVersions.SingleAsync(v => v.ProductId == seed.Product.Id);
        version.LastCheck = """{"verdict":"pass"}""";
        version.LastCheckedAt = TestData.Now;
        Assert.Equal(1, await context.SaveChangesAsync());
    }

    private static async Task PlantEvidenceAsync(LabelHubContext context)
    {
        var seed = await Seed.PlantAsync(context);
        var batch = TestData.Batch(seed.Product, seed.Owner);
        var snapshot = TestData.Snapshot(batch);
        var job = TestData.PrintJob(snapshot, seed.Owner);
        context.AddRange(batch, snapshot, job, new Printing.PrintPayload { PrintJobId = job.Id, Bytes = [1] });
        await using var transaction = await context.Database.BeginTransactionAsync();
        await AuditChain.AppendAsync(context, new AuditEvent(seed.Workshop.Id, seed.Owner.Id, "batch.created", "bat_x"), TestData.Now, default);
        await transaction.CommitAsync();
    }
}
