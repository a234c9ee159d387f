using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace LabelHub.Persistence.Tests.Schema;

/// <summary>The SQL of the migrations and the mapping of the entities are written apart; here they are held together.</summary>
public sealed class SchemaTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>
{
    [Fact]
    public async Task Model_EveryColumn_IsInTheDatabaseWithItsTypeAndNullability()
    {
        await using var context = fixture.Database.CreateContext();
        var mapped = context.Model.GetEntityTypes().SelectMany(Columns).Order(StringComparer.Ordinal);
        var actual = (await ReadColumnsAsync()).Where(c => !c.StartsWith("batch_number_counters.", StringComparison.Ordinal));
        Assert.Equal(actual.Order(StringComparer.Ordinal), mapped);
    }

    [Fact]
    public async Task Model_EveryPrimaryKey_IsTheTables()
    {
        await using var context = fixture.Database.CreateContext();
        foreach (var entity in context.Model.GetEntityTypes())
        {
            var mapped = entity.FindPrimaryKey()!.Properties.Select(p => p.GetColumnName());
            Assert.Equal(await ReadPrimaryKeyAsync(entity.GetTableName()!), mapped);
        }
    }

    private static IEnumerable<string> Columns(IEntityType entity) => entity.GetProperties()
        .Where(property => property.GetColumnName() != "xmin")
        .Select(property => $"{entity.GetTableName()}.{property.GetColumnName()} {property.GetColumnType()}{(property.IsNullable ? "" : " not null")}");

    private async Task<List<string>> ReadColumnsAsync() => await ReadAsync(
        """
        SELECT c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname NOT LIKE '\_\_%' AND a.attnum > 0 AND NOT a.attisdropped
        """);

    private async Task<List<string>> ReadPrimaryKeyAsync(string table) => await ReadAsync(
        $"""
        SELECT a.attname FROM pg_index i CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY k(attnum, place)
        JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
        WHERE i.indrelid = '{table}'::regclass AND i.indisprimary ORDER BY k.place
        """);

    private async Task<List<string>> ReadAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(fixture.Database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(reader.GetString(0));
        return rows;
    }
}
