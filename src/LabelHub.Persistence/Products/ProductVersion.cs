using LabelHub.Persistence.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LabelHub.Persistence.Products;

/// <summary>What was said about a product at one time. The database refuses to change or delete it; only its last check moves on.</summary>
public sealed class ProductVersion
{
    public required Guid ProductId { get; init; }

    public required int Version { get; init; }

    /// <summary>JSON.</summary>
    public required string Content { get; init; }

    /// <summary>SHA-256 of the content's canonical form (<see cref="Json.CanonicalJson"/>).</summary>
    public required byte[] ContentHash { get; init; }

    public required Guid CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>JSON: what its owner was told when it was saved.</summary>
    public string? LastCheck { get; set; }

    public DateTimeOffset? LastCheckedAt { get; set; }
}

internal sealed class ProductVersionConfiguration : IEntityTypeConfiguration<ProductVersion>
{
    public void Configure(EntityTypeBuilder<ProductVersion> version)
    {
        version.ToTable("product_versions");
        version.HasKey(v => new { v.ProductId, v.Version });
        version.HasOne<Product>().WithMany().HasForeignKey(v => v.ProductId);
        version.HasOne<Account>().WithMany().HasForeignKey(v => v.CreatedBy);
        version.Property(v => v.Content).HasColumnType("jsonb");
        version.Property(v => v.LastCheck).HasColumnType("jsonb");
    }
}
