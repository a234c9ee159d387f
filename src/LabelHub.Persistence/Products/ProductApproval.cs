using LabelHub.Persistence.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LabelHub.Persistence.Products;

/// <summary>
/// A member vouches that what a version says is true. It is given once and never taken back:
/// a correction is a new version.
/// </summary>
public sealed class ProductApproval
{
    public required Guid ProductId { get; init; }

    public required int Version { get; init; }

    public required Guid ApprovedBy { get; init; }

    public required DateTimeOffset ApprovedAt { get; init; }
}

internal sealed class ProductApprovalConfiguration : IEntityTypeConfiguration<ProductApproval>
{
    public void Configure(EntityTypeBuilder<ProductApproval> approval)
    {
        approval.ToTable("product_approvals");
        approval.HasKey(a => new { a.ProductId, a.Version });
        approval.HasOne<ProductVersion>().WithOne().HasForeignKey<ProductApproval>(a => new { a.ProductId, a.Version });
        approval.HasOne<Account>().WithMany().HasForeignKey(a => a.ApprovedBy);
    }
}
