using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LabelHub.Persistence.Idempotency;

/// <summary>The first answer to a creating request, kept for whoever asks again with the same key.</summary>
public sealed class IdempotencyRecord
{
    public required Guid AccountId { get; init; }

    public required string Key { get; init; }

    /// <summary>SHA-256 of method and path, as hexadecimal digits: a path may hold a code.</summary>
    public required string Route { get; init; }

    /// <summary>SHA-256 of the request's body.</summary>
    public required byte[] BodyHash { get; init; }

    public required int StatusCode { get; init; }

    /// <summary>JSON: the headers that belong to the answer, such as Location and ETag.</summary>
    public required string Headers { get; init; }

    public required byte[] Body { get; init; }

    /// <summary>Whether the body is encrypted, because it hands out a secret.</summary>
    public required bool Sealed { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

internal sealed class IdempotencyRecordConfiguration : IEntityTypeConfiguration<IdempotencyRecord>
{
    public void Configure(EntityTypeBuilder<IdempotencyRecord> record)
    {
        record.ToTable("idempotency_records");
        record.HasKey(r => new { r.AccountId, r.Key });
        record.Property(r => r.Headers).HasColumnType("jsonb");
    }
}
