using LabelHub.Persistence.Mapping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LabelHub.Persistence.Workshops;

/// <summary>食品小作坊. Name, address, phone and authorization stand on its labels and are public by law.</summary>
public sealed class Workshop
{
    public required Guid Id { get; init; }

    public required string Name { get; set; }

    public required string Address { get; set; }

    public required string Phone { get; set; }

    /// <summary>GB/T 2260 code, six digits.</summary>
    public required string Jurisdiction { get; set; }

    public required AuthorizationKind AuthorizationKind { get; set; }

    public required string AuthorizationNumber { get; set; }

    public DateOnly? AuthorizationValidFrom { get; set; }

    /// <summary>The last day it is valid.</summary>
    public DateOnly? AuthorizationValidUntil { get; set; }

    /// <summary>The paper says 长期: it has no last day.</summary>
    public bool AuthorizationLongTerm { get; set; }

    /// <summary>一坊一码: the public page <c>/w/{code}</c> (<see cref="Ids.PublicCode"/>).</summary>
    public required string Code { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Changes with every update; the ETag is made from it.</summary>
    public uint RowVersion { get; private set; }
}

/// <summary>登记证, 许可证, 准许生产证, 备案.</summary>
public enum AuthorizationKind
{
    RegistrationCertificate,
    Licence,
    ProductionPermit,
    Filing,
}

internal sealed class WorkshopConfiguration : IEntityTypeConfiguration<Workshop>
{
    public void Configure(EntityTypeBuilder<Workshop> workshop)
    {
        workshop.ToTable("workshops");
        workshop.HasIndex(w => w.Code).IsUnique();
        workshop.Property(w => w.AuthorizationKind).HasConversion<CamelCaseText<AuthorizationKind>>();
        workshop.Property(w => w.RowVersion).IsRowVersion();
    }
}
