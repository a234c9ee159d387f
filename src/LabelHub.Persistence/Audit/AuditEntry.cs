using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LabelHub.Persistence.Audit;

/// <summary>Who did what, when: one link of a chain. The database refuses to change or delete it.</summary>
public sealed class AuditEntry
{
    /// <summary>The workshop, or the account for what concerns no workshop.</summary>
    public required Guid ChainId { get; init; }

    /// <summary>Counts from 1.</summary>
    public required long Position { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The account; null when the system did it.</summary>
    public Guid? Actor { get; init; }

    /// <summary>Such as <c>batch.created</c>.</summary>
    public required string Action { get; init; }

    /// <summary>The public id of what it was done to.</summary>
    public required string Subject { get; init; }

    /// <summary>JSON; ids, hashes and states, never what people typed about themselves.</summary>
    public required string Detail { get; init; }

    /// <summary>The hash of the link before; 32 zero bytes for the first.</summary>
    public required byte[] PreviousHash { get; init; }

    /// <summary>SHA-256 over everything above.</summary>
    public required byte[] Hash { get; init; }
}

/// <summary>How long a chain is and what its last hash was, so that a cut end shows too.</summary>
public sealed class AuditChainHead
{
    public required Guid ChainId { get; init; }

    public required long Length { get; init; }

    public required byte[] Hash { get; init; }
}

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>, IEntityTypeConfiguration<AuditChainHead>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.ToTable("audit_entries");
        entry.HasKey(e => new { e.ChainId, e.Position });
        entry.Property(e => e.Detail).HasColumnType("jsonb");
    }

    public void Configure(EntityTypeBuilder<AuditChainHead> head)
    {
        head.ToTable("audit_chain_heads");
        head.HasKey(h => h.ChainId);
    }
}
