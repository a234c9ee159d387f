using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LabelHub.Api.Tests.Service;

/// <summary>Print jobs for named printers and for printers in the job's own words.</summary>
public sealed class PrinterChoiceTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Theory]
    [InlineData("tspl-203-80mm", "tspl", "\r\nSIZE 60 mm,40 mm\r\n")]
    [InlineData("cpcl-203-80mm", "cpcl", "! 0 200 200 320 2\r\n")]
    [InlineData("escpos-203-80mm-label", "escpos", "\u001B@\u001Dv0")]
    [InlineData("zpl-203-100mm", "zpl", "^XA\r\n^JMA^MUD^MCY^PON")]
    public async Task Create_NamedPrinter_SpeaksItsLanguage(string profile, string language, string start)
    {
        var (shop, path) = await BatchAsync();

        var job = await shop.PostAsync(path, Job(profile));

        Assert.Equal((language, 203, profile), (Text(job, "language"), job.GetProperty("dpi").GetInt32(), Text(job, "printerProfileId")));
        Assert.StartsWith(start, await DataAsync(shop, job), StringComparison.Ordinal);
        var segments = job.GetProperty("segments").EnumerateArray().ToArray();
        Assert.Equal(["header", "print"], new[] { segments[0], segments[^1] }.Select(s => Text(s, "kind")));
        Assert.Equal(job.GetProperty("totalBytes").GetInt32(), segments.Sum(s => s.GetProperty("length").GetInt32()));
        Assert.Equal(language == "tspl" ? "ready" : "nothing", Text(segments[^1], "awaits"));
        Assert.All(segments, s => Assert.True(s.GetProperty("pauseAfterMs").GetInt32() >= 0));
    }

    [Fact]
    public async Task Create_WordsOverTheProfile_AreSent()
    {
        var (shop, path) = await BatchAsync();

        var job = await shop.PostAsync(path, Job("tspl-203-80mm", """{ "density": 12, "offsetYDots": 0, "paper": "mark", "gapMm": 3, "bandRows": 8 }"""));

        var data = await DataAsync(shop, job);
        Assert.Contains("DENSITY 12\r\nSPEED 3\r\n", data, StringComparison.Ordinal);
        Assert.Contains("BLINE 3 mm,0 mm\r\n", data, StringComparison.Ordinal);
        Assert.All(
            data.Split("BITMAP 0,")[1..], band => Assert.InRange(int.Parse(band.Split(',')[2], System.Globalization.CultureInfo.InvariantCulture), 1, 8));
    }

    [Fact]
    public async Task Create_Over50Copies_IsSplitSoThatItCanBeStopped()
    {
        var (shop, path) = await BatchAsync();
        var body = Job("zpl-203-100mm");
        body["copies"] = 120;

        var job = await shop.PostAsync(path, body);

        var data = await DataAsync(shop, job);
        Assert.Equal(2, data.Split("^PQ50,0,1,Y").Length - 1);
        Assert.Equal(1, data.Split("^PQ20,0,1,Y").Length - 1);
        Assert.Equal(120, job.GetProperty("copies").GetInt32());
        Assert.Equal(3, job.GetProperty("segments").EnumerateArray().Count(s => Text(s, "kind") == "print"));
    }

    [Fact]
    public async Task Create_SameKeyAgain_GivesTheSameBytesEvenWithAProfile()
    {
        var (shop, path) = await BatchAsync();

        var first = await shop.PostAsync(path, Job("escpos-203-80mm-label"), "key-1");
        var again = await shop.PostAsync(path, Job("escpos-203-80mm-label"), "key-1");
        var other = await shop.PostAsync(path, Job("escpos-203-80mm-label"));

        Assert.Equal(Text(first, "id"), Text(again, "id"));
        Assert.Equal((Text(first, "sha256"), Text(first, "contentHash")), (Text(other, "sha256"), Text(other, "contentHash")));
    }

    [Theory]
    [InlineData("""{ "printerProfileId": "no-such-printer" }""", "printerProfileId")]
    [InlineData("""{ "printerProfileId": "tspl-203-80mm", "printer": { "language": "zpl" } }""", "printer.language")]
    [InlineData("""{ "printerProfileId": "tspl-203-80mm", "printer": { "dpi": 300 } }""", "printer.dpi")]
    [InlineData("""{ "printerProfileId": "tspl-203-80mm", "printer": { "speed": 6 } }""", "printer.speed")]
    [InlineData("""{ "printerProfileId": "tspl-203-80mm", "printer": { "coding": "z64" } }""", "printer.coding")]
    [InlineData("""{ "printerProfileId": "escpos-203-80mm-label", "printer": { "density": 5 } }""", "printer.density")]
    [InlineData("""{ "printer": { "language": "cpcl" } }""", "printer.dpi")]
    [InlineData("""{ "printer": { "language": "cpcl", "dpi": 203, "density": 201 } }""", "printer.density")]
    [InlineData("""{ "printer": { "language": "tspl", "dpi": 203, "headDots": 20 } }""", "printer.headDots")]
    [InlineData("{}", "printer")]
    public async Task Create_PrinterThatCannotBe_NamesTheField(string printer, string field)
    {
        var (shop, path) = await BatchAsync();
        var body = (JsonObject)JsonNode.Parse(printer)!;
        body["stock"] = "60x40";
        body["copies"] = 1;

        using var refused = await shop.SendAsync(path, body);

        var problem = await refused.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal("request.invalid", Text(problem, "code"));
        Assert.Equal(field, Text(Assert.Single(problem.GetProperty("errors").EnumerateArray()), "field"));
    }

    [Theory]
    [InlineData("""{ "headDots": 400 }""", 2, "printer.headTooNarrow")]
    [InlineData("""{ "offsetYDots": 200 }""", 2, "printer.offsetTooLarge")]
    [InlineData("""{ "bandRows": 250 }""", 500, "printer.tooManyCopies")]
    public async Task Create_LabelThatThePrinterCannotPrint_IsRefusedWithTheReason(string words, int copies, string code)
    {
        var (shop, path) = await BatchAsync();
        var body = Job("escpos-203-80mm-label", words);
        body["copies"] = copies;

        using var refused = await shop.SendAsync(path, body);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(code, Text(await refused.Content.ReadFromJsonAsync<JsonElement>(), "code"));
    }

    [Theory]
    [InlineData("tspl", "SIZE 60 mm,40 mm\r\n")]
    [InlineData("cpcl", "! 0 200 200 320 1\r\n")]
    [InlineData("escpos", "\u001B@\u001Dv0")]
    [InlineData("zpl", "^XA\r\n")]
    public async Task BatchLabel_InAnyLanguage_IsThatLanguage(string format, string start)
    {
        var shop = await Shop.OpenAsync(host);
        var batch = await shop.MakeBatchAsync();

        var bytes = await shop.Owner.GetByteArrayAsync($"/v1/batches/{Text(batch, "id")}/label?format={format}");

        Assert.StartsWith(start, Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
    }

    private async Task<(Shop Shop, string Path)> BatchAsync()
    {
        var shop = await Shop.OpenAsync(host);
        var batch = await shop.MakeBatchAsync();
        return (shop, $"/v1/batches/{Text(batch, "id")}/print-jobs");
    }

    private static JsonObject Job(string profile, string? words = null) => new()
    {
        ["stock"] = "60x40",
        ["copies"] = 2,
        ["printerProfileId"] = profile,
        ["printer"] = words is null ? null : JsonNode.Parse(words),
    };

    private static async Task<string> DataAsync(Shop shop, JsonElement job) =>
        Encoding.Latin1.GetString(await shop.Owner.GetByteArrayAsync(Text(job, "dataUrl")));

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
