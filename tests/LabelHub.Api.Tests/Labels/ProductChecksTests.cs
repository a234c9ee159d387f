using System.Net.Http.Json;
using System.Text.Json;
using LabelHub.TestKit.Products;

namespace LabelHub.Api.Tests.Labels;

/// <summary>All 40 products, checked over HTTP as labels of 广西.</summary>
public sealed class ProductChecksTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Theory]
    [MemberData(nameof(ProductLabels.Ids), MemberType = typeof(ProductLabels))]
    public async Task Check_OwnTexts_BlocksNothingAndFindsNoClaim(string id)
    {
        var check = await CheckAsync(LabelRequests.Check(ProductFile.ById(id)));

        Assert.NotEqual("block", check.GetProperty("verdict").GetString());
        Assert.DoesNotContain(Findings(check), finding => ClaimClass(finding) is not null);
        Assert.Contains(check.GetProperty("rulePacks").EnumerateArray(), pack => pack.GetProperty("id").GetString() == "cn-45");
    }

    [Theory]
    [MemberData(nameof(ProductLabels.Ids), MemberType = typeof(ProductLabels))]
    public async Task Check_ClaimAsSlogan_AtLeastWarnsWithAClass(string id)
    {
        var product = ProductFile.ById(id);
        var check = await CheckAsync(LabelRequests.Check(product, product.ClaimToReject));

        Assert.NotEqual("pass", check.GetProperty("verdict").GetString());
        var claims = Findings(check).Where(finding => ClaimClass(finding) is not null).ToList();
        Assert.Contains(claims, claim => claim.GetProperty("severity").GetString() is "warning" or "error");
        Assert.All(claims, claim => AssertPointsInto(product.ClaimToReject, claim));
    }

    [Theory]
    [MemberData(nameof(ProductLabels.Ids), MemberType = typeof(ProductLabels))]
    public async Task Check_ShelfLife_CountsTheProductionDayAsDayOne(string id)
    {
        var product = ProductFile.ById(id);
        var check = await CheckAsync(LabelRequests.Check(product));

        var expected = product.ExpiryIfProductionDayIsDayOne is { } day ? (DateOnly?)DateOnly.FromDateTime(day) : null;
        Assert.Equal(expected, check.GetProperty("expiryDate").Deserialize<DateOnly?>());
    }

    private static void AssertPointsInto(string slogan, JsonElement claim)
    {
        Assert.Equal("slogan", claim.GetProperty("field").GetString());
        var span = claim.GetProperty("span");
        var start = span.GetProperty("start").GetInt32();
        Assert.Equal(slogan.Substring(start, span.GetProperty("length").GetInt32()), claim.GetProperty("matchedText").GetString());
        Assert.False(string.IsNullOrEmpty(claim.GetProperty("citation").GetProperty("status").GetString()));
    }

    private static List<JsonElement> Findings(JsonElement check) => [.. check.GetProperty("findings").EnumerateArray()];

    private static string? ClaimClass(JsonElement finding) => finding.GetProperty("claimClass").GetString();

    private async Task<JsonElement> CheckAsync(object body)
    {
        using var client = host.CreateClient();
        using var answer = await client.PostAsJsonAsync("/v1/label-checks", body);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
