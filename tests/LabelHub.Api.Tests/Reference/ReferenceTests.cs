using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace LabelHub.Api.Tests.Reference;

public sealed class ReferenceTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Jurisdictions_AreTheThirtyOneWithWhatWasRead()
    {
        var items = await ItemsAsync("/v1/jurisdictions");

        Assert.Equal(31, items.Length);
        Assert.Contains(items, i => i.GetProperty("code").GetString() == "450000" && i.GetProperty("name").GetString() == "广西壮族自治区");
    }

    [Fact]
    public async Task FoodCategories_AreTheThirtyTwo() => Assert.Equal(32, (await ItemsAsync("/v1/food-categories")).Length);

    [Fact]
    public async Task LabelStocks_AreTheSeven() =>
        Assert.Equal(
            ["40x30", "50x30", "50x40", "60x40", "70x50", "80x60", "100x80"],
            (await ItemsAsync("/v1/label-stocks")).Select(i => i.GetProperty("stock").GetString()!));

    [Fact]
    public async Task LabelDesigns_HaveNamesToChooseBy()
    {
        var items = await ItemsAsync("/v1/label-designs");

        Assert.Equal(["plain", "big-name"], items.Select(i => i.GetProperty("id").GetString()!));
        Assert.All(items, i => Assert.NotEmpty(i.GetProperty("name").GetString()!));
    }

    [Fact]
    public async Task PrinterProfiles_SayWhatAPhoneNeedsAndWhatIsNotConfirmed()
    {
        var items = await ItemsAsync("/v1/printer-profiles");
        var printer = items.Single(i => i.GetProperty("id").GetString() == "tspl-203-80mm");

        Assert.Equal(["cpcl", "escpos", "tspl", "zpl"], items.Select(i => i.GetProperty("language").GetString()!).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(
            (203, 576, "gap", "crlf"),
            (printer.GetProperty("dpi").GetInt32(), printer.GetProperty("headDots").GetInt32(), printer.GetProperty("paper").GetString(), printer.GetProperty("lineEnd").GetString()));
        Assert.Equal(8, printer.GetProperty("density").GetProperty("usual").GetInt32());
        Assert.Equal("00002AF1-0000-1000-8000-00805F9B34FB", printer.GetProperty("bluetooth")[0].GetProperty("write").GetString());
        Assert.Equal(180, printer.GetProperty("chunk").GetProperty("bytes").GetInt32());
        Assert.False(printer.GetProperty("tallBands").GetBoolean());
        Assert.Equal(JsonValueKind.Null, printer.GetProperty("bandRowsNotMultipleOf").ValueKind);
        Assert.Equal(48, items.Single(i => i.GetProperty("id").GetString() == "escpos-203-58mm-label").GetProperty("bandRowsNotMultipleOf").GetInt32());
        Assert.False(printer.GetProperty("confirmed").GetBoolean());
        Assert.Contains("headDots", printer.GetProperty("unconfirmed").EnumerateArray().Select(u => u.GetString()));
    }

    [Fact]
    public async Task RulePack_OnEitherSideOfTheChangeOf2027_DiffersAndAnnounces()
    {
        using var client = host.CreateClient();
        var before = await client.GetFromJsonAsync<JsonElement>("/v1/rule-packs/450300?on=2027-03-15");
        var after = await client.GetFromJsonAsync<JsonElement>("/v1/rule-packs/450300?on=2027-03-16");

        Assert.NotEmpty(before.GetProperty("coming").EnumerateArray());
        Assert.True(after.GetProperty("rules").GetArrayLength() > before.GetProperty("rules").GetArrayLength());
        Assert.All(before.GetProperty("rules").EnumerateArray(), r => Assert.NotEmpty(r.GetProperty("ruleId").GetString()!));
    }

    [Theory]
    [InlineData("/v1/rule-packs/990000", HttpStatusCode.NotFound)]
    [InlineData("/v1/rule-packs/450000?on=2026-02-30", HttpStatusCode.BadRequest)]
    public async Task RulePack_UnknownPlaceOrDay_IsRefused(string path, HttpStatusCode status)
    {
        using var client = host.CreateClient();
        using var response = await client.GetAsync(path);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    private async Task<JsonElement[]> ItemsAsync(string path)
    {
        using var client = host.CreateClient();
        return [.. (await client.GetFromJsonAsync<JsonElement>(path)).GetProperty("items").EnumerateArray()];
    }
}
