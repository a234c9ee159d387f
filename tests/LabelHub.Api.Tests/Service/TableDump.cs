using System.Text;
using LabelHub.TestKit.Databases;
using Npgsql;

namespace LabelHub.Api.Tests.Service;

/// <summary>All that is in a database as text: each column of each table, and the bytes of binary ones read as Latin-1.</summary>
public static class TableDump
{
    public static async Task<string> ReadAsync(TestDatabase database)
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        List<(string Table, string Column, bool Binary)> columns = [];
        await using (var names = source.CreateCommand(
            "SELECT c.table_name, c.column_name, c.data_type = 'bytea' FROM information_schema.columns c JOIN pg_tables t ON t.tablename = c.table_name "
            + "WHERE c.table_schema = 'public' AND t.schemaname = 'public' ORDER BY 1, 2"))
        await using (var row = await names.ExecuteReaderAsync())
        {
            while (await row.ReadAsync())
                columns.Add((row.GetString(0), row.GetString(1), row.GetBoolean(2)));
        }

        var dump = new StringBuilder();
        foreach (var (table, column, binary) in columns)
        {
            await using var values = source.CreateCommand($"SELECT \"{column}\"{(binary ? "" : "::text")} FROM \"{table}\" WHERE \"{column}\" IS NOT NULL");
            await using var value = await values.ExecuteReaderAsync();
            while (await value.ReadAsync())
                dump.AppendLine(binary ? Encoding.Latin1.GetString(value.GetFieldValue<byte[]>(0)) : value.GetString(0));
        }

        return dump.ToString();
    }
}
