using System.Text.Json;
using LabelHub.Api.Features.Labels;
using LabelHub.Api.Http;
using LabelHub.Domain.Checks;
using LabelHub.Persistence.Ids;
using LabelHub.Persistence.Products;
using LabelHub.Persistence.Workshops;

namespace LabelHub.Api.Features.Products;

/// <summary>A product as the contract writes it, checked by today's rules where the workshop is now.</summary>
public sealed record ProductView(string Id, int Version, ProductContent Content, LabelCheckView Check)
{
    /// <summary>A version with its check.</summary>
    public static ProductView Of(ProductVersion version, ProductContent content, LabelCheckView check) =>
        new(PublicId.Format(IdKinds.Product, version.ProductId), version.Version, content, check);

    /// <summary>The tag of the view: beside the product it changes with the workshop, the rules and the day of the check.</summary>
    public static string TagOf(Product product, Workshop workshop, LabelChecker checker, DateOnly today) => EntityTags.Of(
        product.RowVersion, FormattableString.Invariant($"{workshop.RowVersion} {checker.Edition} {today:O}"));
}

/// <summary>Makes versions of products.</summary>
public static class ProductVersions
{
    /// <summary>How often a label is checked when it is saved: by today's rules, and before and after the next change of rules.</summary>
    public const int ChecksOfASave = 3;

    /// <summary>A new immutable version, checked.</summary>
    public static ProductVersion NewVersion(
        Guid productId, int version, ProductContent content, LabelCheckView check, Guid author, DateTimeOffset now)
    {
        var json = content.ToJson();
        return new ProductVersion
        {
            ProductId = productId,
            Version = version,
            Content = json,
            ContentHash = Persistence.Json.CanonicalJson.Hash(json),
            CreatedBy = author,
            CreatedAt = now,
            LastCheck = JsonSerializer.Serialize(check, JsonShape.Options),
            LastCheckedAt = now,
        };
    }
}
