using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LabelHub.Rendering.Composition;
using LabelHub.TestKit.Oracles;

namespace LabelHub.Api.Tests.Labels;

/// <summary>Design, logo and marks of a rendering.</summary>
public sealed class LabelDressTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Render_EveryDesign_IsADifferentPictureOfTheSameWords()
    {
        var pictures = new HashSet<string>(StringComparer.Ordinal);
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var design in LabelDesigns.All)
        {
            pictures.Add(Convert.ToBase64String(await DrawAsync("png", r => r["design"] = design.Id)));
            words.Add(await WordsAsync(r => r["design"] = design.Id));
        }

        Assert.Equal(LabelDesigns.All.Count, pictures.Count);
        Assert.Single(words);
    }

    [Fact]
    public async Task Render_ReprintAndDraft_SayTheirWords()
    {
        Assert.Contains("补打", Spaceless(await PageAsync(r => r["reprint"] = true)), StringComparison.Ordinal);
        Assert.Contains("草稿", Spaceless(await PageAsync(r => r["draft"] = true)), StringComparison.Ordinal);
        Assert.DoesNotContain("补打", Spaceless(await PageAsync(_ => { })), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_Logo_IsDrawnDotForDot()
    {
        var picture = TestKit.Images.PngReader.Read(await DrawAsync("png", r => r["logo"] = Logo(80, 48, 0b1000_0000))).Picture;

        // The upper right corner, a millimetre from the edges: of each eight dots the first is black.
        for (var x = 0; x < 80; x++)
            Assert.Equal(x % 8 == 0 ? 0 : 255, picture[480 - 8 - 80 + x, 8 + 20]);
    }

    [Theory]
    [InlineData("design", "\"fancy\"")]
    [InlineData("logo", """{"width":80,"height":48,"bits":"AAAA"}""")]
    [InlineData("logo", """{"width":800,"height":480,"bits":"AAAA"}""")]
    [InlineData("logo", """{"width":16,"height":16,"bits":"not base64"}""")]
    [InlineData("logo", """{"width":16,"height":16}""")]
    public async Task Render_BadDress_NamesTheField(string field, string json)
    {
        var request = Requests.Render();
        request[field] = JsonNode.Parse(json);

        var (response, body) = await host.PostJsonAsync("/v1/label-renderings", request);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(field, body.GetProperty("errors")[0].GetProperty("field").GetString());
    }

    [Fact]
    public async Task Render_BlackLogo_IsRefusedWithItsShareOfInk()
    {
        var request = Requests.Render();
        request["logo"] = Logo(80, 48, 0xFF);

        var (_, body) = await host.PostJsonAsync("/v1/label-renderings", request);

        Assert.Contains("100%", body.GetProperty("errors")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    private static JsonObject Logo(int width, int height, byte pattern) => new()
    {
        ["width"] = width,
        ["height"] = height,
        ["bits"] = Convert.ToBase64String([.. Enumerable.Repeat(pattern, width / 8 * height)]),
    };

    private async Task<string> WordsAsync(Action<JsonObject> change) =>
        string.Concat((await PageAsync(change)).Where(c => !char.IsWhiteSpace(c)).Order());

    private static string Spaceless(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private async Task<string> PageAsync(Action<JsonObject> change) => (await PdfReader.PagesAsync(await DrawAsync("pdf", change)))[0];

    private async Task<byte[]> DrawAsync(string format, Action<JsonObject> change)
    {
        var request = Requests.Render(format);
        change(request);
        using var client = host.CreateClient();
        using var response = await client.PostAsJsonAsync("/v1/label-renderings", request);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return await response.Content.ReadAsByteArrayAsync();
    }
}
