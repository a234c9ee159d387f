using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LabelHub.TestKit.Oracles;

namespace LabelHub.Api.Tests.Labels;

public sealed class RenderLabelTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Theory]
    [InlineData(203, 480, 320)]
    [InlineData(300, 709, 472)]
    public async Task Render_Png_HasTheDotsAndTheDigest(int dpi, int width, int height)
    {
        var request = Requests.Render();
        request["dpi"] = dpi;

        using var response = await PostAsync(request);

        var bytes = await response.Content.ReadAsByteArrayAsync();
        Assert.Equal("image/png", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(width.ToString(System.Globalization.CultureInfo.InvariantCulture), response.Headers.GetValues("Label-Width-Dots").Single());
        Assert.Equal(height.ToString(System.Globalization.CultureInfo.InvariantCulture), response.Headers.GetValues("Label-Height-Dots").Single());
        Assert.Equal($"sha-256=:{Convert.ToBase64String(SHA256.HashData(bytes))}:", response.Headers.GetValues("Content-Digest").Single());
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], bytes[..4]);
    }

    [Fact]
    public async Task Render_Tspl_CarriesSizeAndCopies()
    {
        var request = Requests.Render("tspl");
        request["copies"] = 3;

        using var response = await PostAsync(request);

        var text = Encoding.Latin1.GetString(await response.Content.ReadAsByteArrayAsync());
        Assert.Equal("application/octet-stream", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("SIZE 60 mm,40 mm\r\n", text, StringComparison.Ordinal);
        // bands, since some printers read only the low byte of a height
        Assert.Contains("\r\nBITMAP 0,", text, StringComparison.Ordinal);
        Assert.EndsWith("\r\nPRINT 1,3\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_Pdf_HasAPageACopyAndItsText()
    {
        var request = Requests.Render("pdf");
        request["copies"] = 2;

        using var response = await PostAsync(request);

        var pdf = await response.Content.ReadAsByteArrayAsync();
        Assert.Equal("application/pdf", response.Content.Headers.ContentType?.MediaType);
        var (pages, width, height) = await PdfReader.SizeAsync(pdf);
        Assert.Equal((2, 60.0, 40.0), (pages, Math.Round(width, 1), Math.Round(height, 1)));
        Assert.All(await PdfReader.PagesAsync(pdf), p => Assert.Contains("20260520-01", p, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Render_OnASmallStock_SaysWhichHeightsItCouldNotReach()
    {
        var request = Requests.Render();
        using var large = await PostAsync(request);
        request["stock"] = new JsonObject { ["widthMm"] = 50, ["heightMm"] = 30 };
        using var small = await PostAsync(request);

        Assert.False(large.Headers.Contains("Label-Reduced-Heights") && small.Headers.GetValues("Label-Reduced-Heights").SequenceEqual(large.Headers.GetValues("Label-Reduced-Heights")));
        Assert.Matches(@"^\w+;target=[\d.]+;actual=[\d.]+", small.Headers.GetValues("Label-Reduced-Heights").Single());
    }

    [Fact]
    public async Task Render_SameRequestTwice_GivesTheSameBytes()
    {
        using var first = await PostAsync(Requests.Render());
        using var second = await PostAsync(Requests.Render());

        Assert.Equal(await first.Content.ReadAsByteArrayAsync(), await second.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Render_LabelWithAnError_IsBlockedWithFindings()
    {
        var request = Requests.Render();
        request.Label()["slogan"] = "软化血管";

        var problem = await RefusedAsync(request, "label.blocked");

        Assert.Contains(problem.GetProperty("findings").EnumerateArray(), f => f.GetProperty("matchedText").GetString() == "软化血管");
    }

    [Fact]
    public async Task Render_DraftOfABlockedLabel_IsDrawnAndDiffersByItsMark()
    {
        var request = Requests.Render();
        request["draft"] = true;
        using var lawfulDraft = await PostAsync(request);
        using var lawful = await PostAsync(Requests.Render());
        Assert.NotEqual(await lawful.Content.ReadAsByteArrayAsync(), await lawfulDraft.Content.ReadAsByteArrayAsync());

        request.Label()["slogan"] = "软化血管";
        using var blockedDraft = await PostAsync(request);
        Assert.Equal(HttpStatusCode.OK, blockedDraft.StatusCode);
    }

    [Fact]
    public async Task Render_TooMuchForTheStock_NamesTheSmallestThatFits()
    {
        var request = Requests.Render();
        request["stock"] = new JsonObject { ["widthMm"] = 40, ["heightMm"] = 30 };
        request.Label()["ingredients"] = string.Join('、', Enumerable.Repeat("小麦粉、白砂糖、食用植物油", 6));

        var problem = await RefusedAsync(request, "label.doesNotFit");

        var smallest = problem.GetProperty("smallestStock");
        request["stock"] = new JsonObject
        {
            ["widthMm"] = smallest.GetProperty("widthMm").GetInt32(),
            ["heightMm"] = smallest.GetProperty("heightMm").GetInt32(),
        };
        using var response = await PostAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Render_TooMuchForAnyStock_SaysSo()
    {
        var request = Requests.Render();
        request.Label()["ingredients"] = string.Join('、', Enumerable.Repeat("小麦粉", 450));

        var problem = await RefusedAsync(request, "label.doesNotFit");

        Assert.Equal(JsonValueKind.Null, problem.GetProperty("smallestStock").ValueKind);
    }

    [Fact]
    public async Task Render_CharacterNotInTheFace_NamesIt()
    {
        var request = Requests.Render();
        request.Label()["foodName"] = "菜籽油😀";

        var problem = await RefusedAsync(request, "label.missingGlyph");

        Assert.Equal("😀", problem.GetProperty("characters")[0].GetString());
    }

    [Theory]
    [InlineData("foodName", "菜籽油😀", "😀")]
    [InlineData("storageConditions", "阴凉\uFE0F", "U+FE0F")]
    [InlineData("workshopAddress", "\u202E号六", "U+202E")]
    [InlineData("brand", "زيت", "ز")]
    [InlineData("usage", "a\u0301", "U+0301")]
    public async Task CheckAndRender_CharacterThatCannotBePrinted_NameTheSameField(string field, string text, string character)
    {
        var request = Requests.Render();
        request.Label()[field] = text;

        var asked = Requests.Check();
        asked.Label()[field] = text;
        var (_, check) = await host.PostJsonAsync("/v1/label-checks", asked);
        var problem = await RefusedAsync(request, "label.missingGlyph");

        var finding = check.GetProperty("findings").EnumerateArray().Single(f => f.GetProperty("ruleId").GetString() == "cn.label.characters.printable");
        Assert.Equal((field, "warning"), (finding.GetProperty("field").GetString(), finding.GetProperty("severity").GetString()));
        Assert.Equal(field, problem.GetProperty("errors")[0].GetProperty("field").GetString());
        Assert.Equal(character, problem.GetProperty("characters")[0].GetString());
    }

    [Theory]
    [InlineData("stock", """{"widthMm":61,"heightMm":40}""")]
    [InlineData("stock", "null")]
    [InlineData("dpi", "204")]
    [InlineData("dpi", "null")]
    [InlineData("format", "null")]
    [InlineData("copies", "0")]
    [InlineData("copies", "1000000")]
    [InlineData("qrUrl", "\"javascript:alert(1)\"")]
    [InlineData("qrUrl", "\"not a url\"")]
    public async Task Render_BadDrawingOptions_NamesTheField(string field, string json)
    {
        var request = Requests.Render();
        request[field] = JsonNode.Parse(json);

        var (response, body) = await host.PostJsonAsync("/v1/label-renderings", request);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(field, body.GetProperty("errors")[0].GetProperty("field").GetString());
    }

    private async Task<HttpResponseMessage> PostAsync(JsonObject request)
    {
        using var client = host.CreateClient();
        var response = await client.PostAsJsonAsync("/v1/label-renderings", request);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return response;
    }

    private async Task<JsonElement> RefusedAsync(JsonObject request, string code)
    {
        var (response, body) = await host.PostJsonAsync("/v1/label-renderings", request);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal(code, body.GetProperty("code").GetString());
        return body;
    }
}
