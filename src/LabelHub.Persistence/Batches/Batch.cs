using LabelHub.Persistence.Accounts;
using LabelHub.Persistence.Mapping;
using LabelHub.Persistence.Products;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LabelHub.Persistence.Batches;

/// <summary>What was made of one product version in one go.</summary>
public sealed class Batch
{
    public required Guid Id { get; init; }

    public required Guid WorkshopId { get; init; }

    public required Guid ProductId { get; init; }

    public required int ProductVersion { get; init; }

    /// <summary>Unique in the workshop.</summary>
    public required string BatchNumber { get; init; }

    public required DateOnly ProductionDate { get; init; }

    /// <summary>For food that keeps for hours.</summary>
    public TimeOnly? ProductionTime { get; init; }

    /// <summary>The last day it is good; null for food that may go without a shelf life.</summary>
    public DateOnly? ExpiryDate { get; init; }

    /// <summary>For shelf lives in hours.</summary>
    public TimeOnly? ExpiryTime { get; init; }

    public int? Quantity { get; init; }

    /// <summary>The public page <c>/t/{code}</c> (<see cref="Ids.PublicCode"/>).</summary>
    public required string TraceCode { get; init; }

    public required BatchState State { get; set; }

    /// <summary>The codes of what its maker was asked about and confirmed, such as <c>batch.backDated</c>.</summary>
    public string[] Confirmed { get; init; } = [];

    public required Guid CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Changes with every update; the ETag is made from it.</summary>
    public uint RowVersion { get; private set; }
}

/// <summary>Where a batch is in its life.</summary>
public enum BatchState
{
    Active,
    SoldOut,
    Closed,
    Recalled,
}

internal sealed class BatchConfiguration : IEntityTypeConfiguration<Batch>
{
    public void Configure(EntityTypeBuilder<Batch> batch)
    {
        batch.ToTable("batches");
        batch.HasIndex(b => new { b.WorkshopId, b.BatchNumber }).IsUnique();
        batch.HasIndex(b => b.TraceCode).IsUnique();
        batch.HasOne<Product>().WithMany().HasForeignKey(b => b.ProductId);
        batch.HasOne<ProductVersion>().WithMany().HasForeignKey(b => new { b.ProductId, b.ProductVersion });
        batch.HasOne<Account>().WithMany().HasForeignKey(b => b.CreatedBy);
        batch.Property(b => b.State).HasConversion<CamelCaseText<BatchState>>();
        batch.Property(b => b.ProductionTime).HasConversion<MinuteOfDay>();
        batch.Property(b => b.ExpiryTime).HasConversion<MinuteOfDay>();
        batch.Property(b => b.RowVersion).IsRowVersion();
    }
}
