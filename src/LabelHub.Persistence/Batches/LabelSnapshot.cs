using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LabelHub.Persistence.Batches;

/// <summary>A label as it was printed. The database refuses to change or delete it.</summary>
public sealed class LabelSnapshot
{
    public required Guid Id { get; init; }

    public required Guid WorkshopId { get; init; }

    public required Guid BatchId { get; init; }

    /// <summary>JSON: the fields with their captions, as printed.</summary>
    public required string Content { get; init; }

    /// <summary>SHA-256 of the content's canonical form (<see cref="Json.CanonicalJson"/>); one snapshot per batch and hash.</summary>
    public required byte[] ContentHash { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

internal sealed class LabelSnapshotConfiguration : IEntityTypeConfiguration<LabelSnapshot>
{
    public void Configure(EntityTypeBuilder<LabelSnapshot> snapshot)
    {
        snapshot.ToTable("label_snapshots");
        snapshot.HasIndex(s => new { s.BatchId, s.ContentHash }).IsUnique();
        snapshot.HasOne<Batch>().WithMany().HasForeignKey(s => s.BatchId);
        snapshot.Property(s => s.Content).HasColumnType("jsonb");
    }
}
