using LabelHub.Persistence.Mapping;
using LabelHub.Persistence.Workshops;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LabelHub.Persistence.Reminders;

/// <summary>A paper that runs out: somebody's health certificate, a scale's verification, a product's inspection report.</summary>
public sealed class Credential
{
    public required Guid Id { get; init; }

    public required Guid WorkshopId { get; init; }

    public required CredentialKind Kind { get; init; }

    /// <summary>Whose or what it is; somebody's name, so never in a log or a message.</summary>
    public string? Holder { get; set; }

    public string? Number { get; set; }

    /// <summary>The last day it is valid; null only where it is valid without end.</summary>
    public required DateOnly? ValidUntil { get; set; }

    /// <summary>The paper says 长期: it has no last day.</summary>
    public bool LongTerm { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? DeletedAt { get; set; }

    /// <summary>Changes with every update; the ETag is made from it.</summary>
    public uint RowVersion { get; private set; }
}

/// <summary>健康证, 计量检定, 检验报告.</summary>
public enum CredentialKind
{
    HealthCertificate,
    ScaleVerification,
    InspectionReport,
}

internal sealed class CredentialConfiguration : IEntityTypeConfiguration<Credential>
{
    public void Configure(EntityTypeBuilder<Credential> credential)
    {
        credential.ToTable("credentials");
        credential.HasOne<Workshop>().WithMany().HasForeignKey(c => c.WorkshopId);
        credential.Property(c => c.Kind).HasConversion<CamelCaseText<CredentialKind>>();
        credential.Property(c => c.RowVersion).IsRowVersion();
    }
}
