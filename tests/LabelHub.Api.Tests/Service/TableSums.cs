using LabelHub.TestKit.Databases;
using Npgsql;

namespace LabelHub.Api.Tests.Service;

/// <summary>Every table's number of rows and a sum over all that is in them: two readings are equal when nothing was written.</summary>
public static class TableSums
{
    public static async Task<IReadOnlyList<string>> ReadAsync(TestDatabase database)
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        List<string> tables = [];
        await using (var names = source.CreateCommand("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"))
        await using (var row = await names.ExecuteReaderAsync())
        {
            while (await row.ReadAsync())
                tables.Add(row.GetString(0));
        }

        var all = string.Join(" UNION ALL ", tables.Select(t =>
            $"SELECT '{t} ' || count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') FROM \"{t}\" t"));
        List<string> sums = [];
        await using var command = source.CreateCommand(all);
        await using var sum = await command.ExecuteReaderAsync();
        while (await sum.ReadAsync())
            sums.Add(sum.GetString(0));
        return sums;
    }
}
