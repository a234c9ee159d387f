using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LabelHub.Persistence.Messaging;

/// <summary>One of WeChat's pushes: kept first, understood later, so that the answer never waits for the work.</summary>
public sealed class PushRecord
{
    /// <summary>After this only the hash is kept, which is what recognises a repetition.</summary>
    public static readonly TimeSpan CipherKept = TimeSpan.FromDays(30);

    /// <summary>After this the hash goes as well: WeChat repeats within minutes, and a file of the spool within weeks.</summary>
    public static readonly TimeSpan HashKept = TimeSpan.FromDays(180);

    /// <summary>What cannot be worked off so many times is left alone.</summary>
    public const int MaxFailures = 20;

    public required byte[] ContentHash { get; init; }

    public required string Name { get; init; }

    /// <summary>As it came: whoever reads the table learns nothing without the key.</summary>
    public string? Cipher { get; set; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public DateTimeOffset? ProcessedAt { get; set; }

    public short Failures { get; set; }

    /// <summary>Puts each down once, however often it comes; in one order, so that two nodes never wait for each other.</summary>
    public static Task<int> AddAsync(LabelHubContext context, IReadOnlyCollection<PushRecord> pushes, CancellationToken cancellation)
    {
        byte[][] hashes = [.. pushes.Select(p => p.ContentHash)];
        string[] names = [.. pushes.Select(p => p.Name)];
        string?[] ciphers = [.. pushes.Select(p => p.Cipher)];
        DateTimeOffset[] times = [.. pushes.Select(p => p.ReceivedAt)];
        return context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO push_events (content_hash, name, cipher, received_at)
            SELECT * FROM unnest({hashes}, {names}, {ciphers}, {times}) AS g(content_hash, name, cipher, received_at) ORDER BY content_hash
            ON CONFLICT (content_hash) DO NOTHING
            """,
            cancellation);
    }

    /// <summary>Writes what became of rows that were locked in this transaction.</summary>
    public static async Task SaveAsync(LabelHubContext context, IReadOnlyCollection<PushRecord> pushes, CancellationToken cancellation)
    {
        context.RequireTransaction();
        if (pushes.Count == 0)
            return;
        byte[][] hashes = [.. pushes.Select(p => p.ContentHash)];
        DateTimeOffset?[] times = [.. pushes.Select(p => p.ProcessedAt)];
        short[] failures = [.. pushes.Select(p => p.Failures)];
        await context.Database.ExecuteSqlAsync(
            $"""
            UPDATE push_events p SET processed_at = g.processed_at, failures = g.failures
            FROM unnest({hashes}, {times}, {failures}) AS g(content_hash, processed_at, failures) WHERE p.content_hash = g.content_hash
            """,
            cancellation);
    }
}

internal sealed class PushRecordConfiguration : IEntityTypeConfiguration<PushRecord>
{
    public void Configure(EntityTypeBuilder<PushRecord> push)
    {
        push.ToTable("push_events");
        push.HasKey(p => p.ContentHash);
    }
}
