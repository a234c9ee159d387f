using LabelHub.Persistence;
using LabelHub.Persistence.Ids;
using LabelHub.Persistence.Products;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Api.Features.Products;

/// <summary>A product with its current version.</summary>
public sealed record FoundProduct(Product Product, ProductVersion Version);

public static class FindProduct
{
    /// <summary>The products of a workshop that were not deleted, each with its current version.</summary>
    /// <param name="database">Where.</param>
    /// <param name="workshopId">A workshop the caller is a member of.</param>
    /// <param name="only">One product, or null for all.</param>
    /// <param name="after">Those made after this one, or null for all.</param>
    public static IQueryable<FoundProduct> ProductsOf(
        this LabelHubContext database, Guid workshopId, Guid? only = null, Guid? after = null) =>
        from product in database.Products
        where product.WorkshopId == workshopId && product.DeletedAt == null
            && (only == null || product.Id == only) && (after == null || product.Id > after)
        join version in database.ProductVersions
            on new { ProductId = product.Id, Version = product.CurrentVersion } equals new { version.ProductId, version.Version }
        orderby product.Id
        select new FoundProduct(product, version);

    /// <summary>Null when the workshop has no such product.</summary>
    public static async Task<FoundProduct?> FindProductAsync(
        this LabelHubContext database, Guid workshopId, string productId, CancellationToken cancellation) =>
        PublicId.TryParse(IdKinds.Product, productId, out var id)
            ? await database.ProductsOf(workshopId, id).SingleOrDefaultAsync(cancellation)
            : null;
}
