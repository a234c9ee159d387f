using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LabelHub.Persistence;

/// <summary>Brings a database to this program's schema at start. Any number of nodes may call it at once.</summary>
public static class DatabaseMigrator
{
    /// <summary>Any number that no other program takes an advisory lock by.</summary>
    private const long LockNumber = 0x4C61_6265_6C48_7562;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <exception cref="DatabaseIsNewerException">The database was migrated by a newer program.</exception>
    public static async Task MigrateAsync(string connectionString, CancellationToken cancellation = default)
    {
        // Not from the pool: the lock belongs to the connection and must go with it.
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = (int)Patience.TotalSeconds };
        await using var guard = new NpgsqlConnection(settings.ConnectionString);
        await guard.OpenAsync(cancellation);
        await using var take = new NpgsqlCommand("SELECT pg_advisory_lock($1)", guard) { Parameters = { new() { Value = LockNumber } } };
        await take.ExecuteNonQueryAsync(cancellation);

        var options = new DbContextOptionsBuilder<LabelHubContext>();
        options.UseLabelHub(settings.ConnectionString);
        await using var context = new LabelHubContext(options.Options);
        var unknown = (await context.Database.GetAppliedMigrationsAsync(cancellation)).Except(
            context.Database.GetMigrations(), StringComparer.Ordinal).ToList();
        if (unknown.Count > 0)
            throw new DatabaseIsNewerException(unknown);
        await context.Database.MigrateAsync(cancellation);
    }
}

/// <summary>The database holds migrations this program does not know; going on could damage what they hold.</summary>
public sealed class DatabaseIsNewerException(IReadOnlyList<string> unknown)
    : Exception($"The database was made by a newer LabelHub (it holds {string.Join(", ", unknown)}): start that version.")
{
    public IReadOnlyList<string> Unknown { get; } = unknown;
}
