using System.Text.Json;
using LabelHub.Domain.Findings;

namespace LabelHub.Domain.Tests.Ingredients;

/// <summary>
/// The 40 workshop products and the allergens their makers noted. Distilled spirits (P01, P05) note none in spite of
/// their wheat and barley starters: GB 7718-2025 D.5 b) exempts them.
/// </summary>
public sealed class ProductAllergenTests
{
    private static readonly (string Words, string Code)[] Classes =
    [
        ("麸质", "gluten"), ("甲壳", "crustacean"), ("鱼", "fish"), ("蛋", "egg"), ("花生", "peanut"), ("大豆", "soy"), ("乳", "milk"), ("坚果", "nut"),
    ];

    public static TheoryData<string> Ids()
    {
        var data = new TheoryData<string>();
        foreach (var product in Products().Keys)
            data.Add(product);
        return data;
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Check_ProductOfTheFixtures_FindsItsAllergensAndNoError(string id)
    {
        var (name, ingredients, noted) = Products()[id];
        var report = IngredientFixture.Check(ingredients, name);
        Assert.Equal(noted, report.Allergens);
        Assert.DoesNotContain(report.Findings, f => f.Severity == Severity.Error);
    }

    private static Dictionary<string, (string Name, string Ingredients, string[] Allergens)> Products()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "testdata", "products.json")));
        return json.RootElement.GetProperty("products").EnumerateArray().ToDictionary(
            p => p.GetProperty("id").GetString()!,
            p => (p.GetProperty("name").GetString()!, p.GetProperty("ingredients_text").GetString()!, Codes(p.GetProperty("allergens"))));
    }

    private static string[] Codes(JsonElement noted)
    {
        var words = noted.EnumerateArray().Select(a => a.GetString()!).ToList();
        return Classes.Where(c => words.Exists(w => w.Contains(c.Words, StringComparison.Ordinal))).Select(c => c.Code).ToArray();
    }
}
