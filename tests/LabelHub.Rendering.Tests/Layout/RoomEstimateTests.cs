using LabelHub.Rendering.Layout;
using LabelHub.Rendering.Raster;

namespace LabelHub.Rendering.Tests.Layout;

public class RoomEstimateTests
{
    [Theory]
    [InlineData("P02")]
    [InlineData("P06")]
    [InlineData("P12")]
    [InlineData("P16")]
    [InlineData("P28")]
    [InlineData("P30")]
    public void MayFit_AttemptThatFits_IsNeverRefused(string id)
    {
        var text = new DocumentText(SampleLabels.Document(id));
        var tools = new TextTools(Engine.Shared, Engine.Shared);
        var estimate = new RoomEstimate(text, tools);
        var modules = QrMatrix.SizeOf(SampleLabels.QrUrl);
        var refused = 0;
        foreach (var dpi in Enum.GetValues<PrinterDpi>())
        {
            foreach (var stock in LabelStock.All)
            {
                var search = new LayoutSearch(text, stock, dpi, tools, modules);
                foreach (var candidate in LayoutPreferences.For(new SizeRange(text.Document, stock, dpi), hasQr: true))
                {
                    var attempt = search.AttemptOf(candidate);
                    if (estimate.MayFit(attempt, new PageFrame(stock, dpi, modules, attempt.ModuleDots)))
                        continue;
                    refused++;
                    Assert.True(search.Measure(attempt) is null, $"{candidate} fits {stock} at {dpi}");
                }
            }
        }

        Assert.True(refused > 0, "An estimate that refuses nothing saves nothing.");
    }
}
