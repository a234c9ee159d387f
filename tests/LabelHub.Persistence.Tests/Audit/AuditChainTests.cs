using LabelHub.Persistence.Audit;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Persistence.Tests.Audit;

public sealed class AuditChainTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>
{
    private const string Unlock = "SET LOCAL session_replication_role = replica";

    [Fact]
    public async Task AppendAsync_ManyAtOnce_MakeOneWholeChain()
    {
        var chain = Guid.NewGuid();
        var start = new StartLine(20);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => AppendAsync(chain, start)));
        await using var context = fixture.Database.CreateContext();
        Assert.Equal(Enumerable.Range(1, 20).Select(i => (long)i), await context.AuditEntries.Where(e => e.ChainId == chain).Select(e => e.Position).Order().ToListAsync());
        Assert.Null(await AuditChain.FindBreakAsync(context, chain, default));
    }

    [Fact]
    public async Task FindBreakAsync_UnknownChain_IsWhole()
    {
        await using var context = fixture.Database.CreateContext();
        Assert.Null(await AuditChain.FindBreakAsync(context, Guid.NewGuid(), default));
    }

    [Theory]
    [InlineData("UPDATE audit_entries SET detail = '{\"copies\":2}' WHERE position = 2", 2)]
    [InlineData("UPDATE audit_entries SET actor = gen_random_uuid() WHERE position = 1", 1)]
    [InlineData("UPDATE audit_entries SET at = at + interval '1 microsecond' WHERE position = 3", 3)]
    [InlineData("UPDATE audit_entries SET action = 'batch.recalled' WHERE position = 2", 2)]
    [InlineData("UPDATE audit_entries SET subject = 'bat_y' WHERE position = 2", 2)]
    [InlineData("DELETE FROM audit_entries WHERE position = 1", 1)]
    [InlineData("DELETE FROM audit_entries WHERE position = 2", 2)]
    [InlineData("DELETE FROM audit_entries WHERE position = 3", 3)]
    public async Task FindBreakAsync_TamperedWith_NamesTheLink(string tampering, long position)
    {
        var chain = Guid.NewGuid();
        for (var i = 0; i < 3; i++)
            await AppendAsync(chain);
        await using var context = fixture.Database.CreateContext();
        await using var transaction = await context.Database.BeginTransactionAsync();
        await Sql.RunAsync(context, $"{Unlock}; {tampering} AND chain_id = '{chain}'");
        Assert.Equal(position, await AuditChain.FindBreakAsync(context, chain, default));
    }

    [Fact]
    public async Task AppendAsync_RolledBack_LeavesTheChainAsItWas()
    {
        var chain = Guid.NewGuid();
        await AppendAsync(chain);
        await using (var abandoned = fixture.Database.CreateContext())
        await using (await abandoned.Database.BeginTransactionAsync())
            await AuditChain.AppendAsync(abandoned, Event(chain), TestData.Now, default);
        await AppendAsync(chain);
        await using var context = fixture.Database.CreateContext();
        Assert.Equal(2, await context.AuditEntries.CountAsync(e => e.ChainId == chain));
        Assert.Null(await AuditChain.FindBreakAsync(context, chain, default));
    }

    private static AuditEvent Event(Guid chain) => new(chain, Guid.NewGuid(), "batch.created", "bat_x", """{"b":1.50,"a":"油"}""");

    private async Task AppendAsync(Guid chain, StartLine? start = null)
    {
        await using var context = fixture.Database.CreateContext();
        await using var transaction = await context.Database.BeginTransactionAsync();
        await (start?.ReadyAsync() ?? Task.CompletedTask);
        await AuditChain.AppendAsync(context, Event(chain), TestData.Now.AddTicks(7), default);
        await transaction.CommitAsync();
    }
}
