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
    public static ProductView Of(ProductVersion version, Workshop workshop, LabelChecker checker, DateOnly today)
    {
        var content = ProductContent.FromJson(version.Content);
        return Of(version, content, ProductChecks.Check(content, workshop, checker, today));
    }

    /// <summary>A version that has just been checked.</summary>
    public static ProductView Of(ProductVersion version, ProductContent content, LabelCheckView check) =>
        new(PublicId.Format(IdKinds.Product, version.ProductId), version.Version, content, check);
}

/// <summary>Checks a product before there is a batch: as if it were made today.</summary>
public static class ProductChecks
{
    public static LabelCheckView Check(ProductContent content, Workshop workshop, LabelChecker checker, DateOnly today) =>
        LabelCheckView.Of(
            checker.Check(content.ToRequest(workshop, today, productionTime: null, StoredLabel.AnyBatchNumber).ToQuery(today)));

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
