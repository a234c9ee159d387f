using System.Net;
using System.Text.Json;
using LabelHub.Api.Features.Labels;
using LabelHub.Rendering.Calibration;
using LabelHub.Rendering.Layout;
using LabelHub.TestKit.Oracles;

namespace LabelHub.Api.Tests.Reference;

public sealed class CalibrationTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Calibration_EveryFormatStockAndResolution_IsDrawn()
    {
        foreach (var format in Enum.GetNames<LabelFormat>().Select(JsonNamingPolicy.CamelCase.ConvertName))
        {
            foreach (var stock in LabelStock.All)
            {
                foreach (var dpi in new[] { 203, 300 })
                    Assert.NotEmpty(await GetAsync($"{stock}/calibration?dpi={dpi}&format={format}"));
            }
        }
    }

    [Fact]
    public async Task Calibration_Png_HasBothCodes() => Assert.Equal(
        [CalibrationSheet.Payload(3), CalibrationSheet.Payload(4)],
        (await QrReader.ReadAsync(await GetAsync("60x40/calibration"))).Order(StringComparer.Ordinal));

    [Fact]
    public async Task Calibration_ForAProfile_SpeaksItsLanguageAndTakesSettingsOverIt()
    {
        var usual = System.Text.Encoding.Latin1.GetString(await GetAsync("60x40/calibration?printerProfileId=tspl-203-80mm"));
        var dark = System.Text.Encoding.Latin1.GetString(await GetAsync("60x40/calibration?printerProfileId=tspl-203-80mm&density=15"));

        Assert.Contains("SIZE 60 mm,40 mm", usual, StringComparison.Ordinal);
        Assert.DoesNotContain("DENSITY 15", usual, StringComparison.Ordinal);
        Assert.Contains("DENSITY 15", dark, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calibration_Inverted_ExchangesBlackAndWhiteOnTheWire() => Assert.NotEqual(
        await GetAsync("60x40/calibration?format=tspl"), await GetAsync("60x40/calibration?format=tspl&invertBitmap=true"));

    [Theory]
    [InlineData("format=tspl&density=99", "density", "取值是 0 到 15。")]
    [InlineData("printerProfileId=tspl-203-80mm&speed=6", "speed", "取值是 1 到 4。")]
    public async Task Calibration_SettingOutOfRange_NamesItAsItStandsInTheQuery(string query, string field, string message)
    {
        using var visitor = host.CreateClient(token: null);
        using var answer = await visitor.GetAsync("/v1/label-stocks/60x40/calibration?" + query);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());

        var error = Assert.Single(problem.RootElement.GetProperty("errors").EnumerateArray());
        Assert.Equal((field, message), (error.GetProperty("field").GetString(), error.GetProperty("message").GetString()));
    }

    [Theory]
    [InlineData("61x40/calibration", HttpStatusCode.NotFound)]
    [InlineData("60x40/calibration?dpi=204", HttpStatusCode.BadRequest)]
    [InlineData("60x40/calibration?format=gif", HttpStatusCode.BadRequest)]
    [InlineData("60x40/calibration?printerProfileId=nobody", HttpStatusCode.BadRequest)]
    [InlineData("60x40/calibration?format=tspl&density=99", HttpStatusCode.BadRequest)]
    [InlineData("60x40/calibration?printerProfileId=tspl-203-80mm&format=zpl", HttpStatusCode.BadRequest)]
    [InlineData("60x40/calibration?printerProfileId=tspl-203-80mm&speed=6", HttpStatusCode.BadRequest)]
    [InlineData("60x40/calibration?printerProfileId=tspl-203-80mm&dpi=300", HttpStatusCode.BadRequest)]
    [InlineData("100x80/calibration?printerProfileId=tspl-203-80mm", HttpStatusCode.UnprocessableEntity)]
    public async Task Calibration_WrongWishes_AreRefused(string path, HttpStatusCode status)
    {
        using var visitor = host.CreateClient(token: null);
        using var answer = await visitor.GetAsync("/v1/label-stocks/" + path);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    private async Task<byte[]> GetAsync(string path)
    {
        using var visitor = host.CreateClient(token: null);
        using var answer = await visitor.GetAsync("/v1/label-stocks/" + path);
        Assert.True(answer.IsSuccessStatusCode, path + await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadAsByteArrayAsync();
    }
}
