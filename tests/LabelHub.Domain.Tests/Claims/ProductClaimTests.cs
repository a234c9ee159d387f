using LabelHub.Domain.Findings;
using LabelHub.Domain.Labels;
using LabelHub.TestKit.Products;

namespace LabelHub.Domain.Tests.Claims;

/// <summary>The forty workshop foods: their own texts are innocent, the slogan their owner might like is not.</summary>
public class ProductClaimTests
{
    public static TheoryData<string> Ids { get; } = [.. ProductFile.All.Select(p => p.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Detect_ProductsOwnTexts_FindsNothing(string id) =>
        Assert.Empty(Find(Label(ProductFile.ById(id), slogan: null)));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Detect_SloganToReject_FindsAClaim(string id)
    {
        var product = ProductFile.ById(id);
        var findings = Find(Label(product, product.ClaimToReject));
        Assert.NotEmpty(findings);
        Assert.All(findings, f => Assert.True(f is { Severity: > Severity.Info, ClaimClass: not null, Field: LabelFields.Slogan }, f.Message));
    }

    private static IReadOnlyList<Finding> Find(LabelContent label) =>
        TestClaims.Detector.Detect(label, PackagingForm.SimplePackaged, "450000", TestClaims.Today);

    private static LabelContent Label(Product product, string? slogan) => new()
    {
        FoodName = product.Name,
        Ingredients = product.IngredientsText,
        NetContent = product.NetContent,
        StorageConditions = product.Storage,
        BatchNumber = product.BatchExample,
        WorkshopName = product.Workshop.Name,
        WorkshopAddress = product.Workshop.Address,
        AuthorizationNumber = product.Workshop.LicenceNo,
        Slogan = slogan,
        Notes = [.. product.CategoryFields.Select(f => new LabelNote(f.Key, f.Value))],
    };
}
