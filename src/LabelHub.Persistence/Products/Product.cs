using LabelHub.Persistence.Workshops;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LabelHub.Persistence.Products;

/// <summary>Something a workshop makes; what is said about it lies in its versions.</summary>
public sealed class Product
{
    public required Guid Id { get; init; }

    public required Guid WorkshopId { get; init; }

    /// <summary>The newest version; versions count from 1.</summary>
    public required int CurrentVersion { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>A deleted product makes no more batches; those it made stay.</summary>
    public DateTimeOffset? DeletedAt { get; set; }

    /// <summary>Changes with every update; the ETag is made from it.</summary>
    public uint RowVersion { get; private set; }
}

internal sealed class ProductConfiguration : IEntityTypeConfiguration<Product>
{
    public void Configure(EntityTypeBuilder<Product> product)
    {
        product.ToTable("products");
        product.HasOne<Workshop>().WithMany().HasForeignKey(p => p.WorkshopId);
        product.Property(p => p.RowVersion).IsRowVersion();
    }
}
