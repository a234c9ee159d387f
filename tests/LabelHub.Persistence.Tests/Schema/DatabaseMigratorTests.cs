using LabelHub.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Persistence.Tests.Schema;

public sealed class DatabaseMigratorTests : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await TestDatabase.CreateBareAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task MigrateAsync_EmptyDatabase_AppliesEverythingAndAgainNothing()
    {
        await DatabaseMigrator.MigrateAsync(_database.ConnectionString);
        await using var context = _database.CreateContext();
        Assert.Equal(context.Database.GetMigrations(), await context.Database.GetAppliedMigrationsAsync());
        var tables = await CountTablesAsync();

        await DatabaseMigrator.MigrateAsync(_database.ConnectionString);
        Assert.Equal(tables, await CountTablesAsync());
    }

    [Fact]
    public async Task MigrateAsync_ManyNodesAtOnce_ApplyItOnce()
    {
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => DatabaseMigrator.MigrateAsync(_database.ConnectionString)));
        await using var context = _database.CreateContext();
        Assert.Equal(context.Database.GetMigrations(), await context.Database.GetAppliedMigrationsAsync());
    }

    [Fact]
    public async Task MigrateAsync_DatabaseOfANewerProgram_IsLeftAlone()
    {
        await DatabaseMigrator.MigrateAsync(_database.ConnectionString);
        await Sql.ScalarAsync(_database.ConnectionString, """INSERT INTO "__EFMigrationsHistory" VALUES ('29990101_01_Future', '99')""");
        var refusal = await Assert.ThrowsAsync<DatabaseIsNewerException>(() => DatabaseMigrator.MigrateAsync(_database.ConnectionString));
        Assert.Equal(["29990101_01_Future"], refusal.Unknown);
    }

    [Fact]
    public void GetMigrations_Names_RunInTheOrderOfTheirFiles()
    {
        using var context = _database.CreateContext();
        var names = context.Database.GetMigrations().ToList();
        Assert.NotEmpty(names);
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
    }

    private async Task<object?> CountTablesAsync() =>
        await Sql.ScalarAsync(_database.ConnectionString, "SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'");
}
