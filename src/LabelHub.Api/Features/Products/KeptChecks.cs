using System.Security.Cryptography;
using System.Text.Json;
using LabelHub.Api.Features.Labels;
using LabelHub.Api.Http;
using LabelHub.Domain.Checks;
using LabelHub.Persistence.Products;
using LabelHub.Persistence.Workshops;
using Microsoft.Extensions.Caching.Memory;

namespace LabelHub.Api.Features.Products;

/// <summary>
/// Checks products as if they were made today and keeps the results, so that reading a list does not check it anew. They are kept
/// in the process, by everything a check sees: the product's and the workshop's words and the day. The rules do not change while a
/// process lives. A result holds for one day and is made again in milliseconds, so a table would only make reads write.
/// </summary>
public sealed class KeptChecks(LabelChecker checker) : IDisposable
{
    /// <summary>Bytes of all that is kept, by the estimate below.</summary>
    private const long MostBytes = 64 * 1024 * 1024;

    private const int BytesOfACheck = 1024;
    private const int BytesOfAFinding = 1024;
    private const int BytesOfAnIngredient = 256;
    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = MostBytes });

    /// <summary>A product's words and where they are checked.</summary>
    public ProductCheck Of(ProductContent content, Workshop workshop, DateOnly today)
    {
        var request = content.ToRequest(workshop, today, productionTime: null, StoredLabel.AnyBatchNumber);
        return new ProductCheck(request, today, KeyOf(request, today));
    }

    /// <summary>The result, when it was made before.</summary>
    public LabelCheckView? Find(ProductCheck check) => _kept.Get<LabelCheckView>(check.Key);

    /// <summary>The result, made now and kept unless it was made before.</summary>
    public LabelCheckView Check(ProductCheck check)
    {
        if (Find(check) is { } kept)
            return kept;
        var made = LabelCheckView.Of(checker.Check(check.Request.ToQuery(check.Today)));
        var bytes = BytesOfACheck + (BytesOfAFinding * made.Findings.Count) + (BytesOfAnIngredient * made.Ingredients.Count);
        return _kept.Set(check.Key, made, new MemoryCacheEntryOptions { Size = bytes });
    }

    public void Dispose() => _kept.Dispose();

    private static string KeyOf(LabelRequest request, DateOnly today) => Convert.ToBase64String(
        SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { request, today }, JsonShape.Options)));
}

/// <summary>One product's check, done or not.</summary>
/// <param name="Request">What is checked.</param>
/// <param name="Today">The day.</param>
/// <param name="Key">Everything that the result depends on, hashed.</param>
public sealed record ProductCheck(LabelRequest Request, DateOnly Today, string Key)
{
    /// <summary>What the work grows with.</summary>
    public int Characters => CheckCost.CharactersOf(Request.Label);
}
