using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LabelHub.Persistence.Messaging;

/// <summary>One of WeChat's pushes: kept first, understood later, so that the answer never waits for the work.</summary>
public sealed class PushRecord
{
    /// <summary>After this only the hash is kept, which is what recognises a repetition.</summary>
    public static readonly TimeSpan CipherKept = TimeSpan.FromDays(30);

    /// <summary>What cannot be worked off so many times is left alone.</summary>
    public const int MaxFailures = 20;

    public required byte[] ContentHash { get; init; }

    public required string Name { get; init; }

    /// <summary>As it came: whoever reads the table learns nothing without the key.</summary>
    public string? Cipher { get; set; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public DateTimeOffset? ProcessedAt { get; set; }

    public short Failures { get; set; }

    /// <summary>Puts it down once, however often it comes.</summary>
    public static Task<int> AddAsync(LabelHubContext context, byte[] hash, string name, string cipher, DateTimeOffset now, CancellationToken cancellation) =>
        context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO push_events (content_hash, name, cipher, received_at) VALUES ({hash}, {name}, {cipher}, {now})
            ON CONFLICT (content_hash) DO NOTHING
            """,
            cancellation);
}

internal sealed class PushRecordConfiguration : IEntityTypeConfiguration<PushRecord>
{
    public void Configure(EntityTypeBuilder<PushRecord> push)
    {
        push.ToTable("push_events");
        push.HasKey(p => p.ContentHash);
    }
}
