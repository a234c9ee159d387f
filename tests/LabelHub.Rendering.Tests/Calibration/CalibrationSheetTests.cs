using System.Numerics;
using LabelHub.Rendering.Calibration;
using LabelHub.Rendering.Documents;
using LabelHub.Rendering.Layout;
using LabelHub.Rendering.Raster;
using LabelHub.Rendering.Tests.Layout;
using LabelHub.TestKit.Oracles;

namespace LabelHub.Rendering.Tests.Calibration;

public class CalibrationSheetTests
{
    public static TheoryData<LabelStock, PrinterDpi> Papers
    {
        get
        {
            var papers = new TheoryData<LabelStock, PrinterDpi>();
            foreach (var stock in LabelStock.All)
            {
                papers.Add(stock, PrinterDpi.Dpi203);
                papers.Add(stock, PrinterDpi.Dpi300);
            }

            return papers;
        }
    }

    [Theory]
    [MemberData(nameof(Papers))]
    public void Place_EveryPaper_KeepsApartWhatIsNotARuler(LabelStock stock, PrinterDpi dpi)
    {
        var sheet = CalibrationSheet.Place(stock, dpi, Engine.Shared);
        var page = new PageFrame(stock, dpi, 0, 0).Printable;
        var texts = sheet.Texts.Select(t => (Words: LayoutLaws.Words(t), Ink: LayoutLaws.Ink(t))).ToList();

        Assert.All(sheet.Boxes, b => Assert.True(LayoutLaws.Contains(page, b.Area), $"{b.Area} leaves {page}"));
        Assert.All(texts, t => Assert.True(LayoutLaws.Contains(page with { Width = page.Width - 2, Height = page.Height - 2 }, t.Ink), $"{t} leaves {page}"));
        Assert.All(texts, t => Assert.DoesNotContain(sheet.Boxes.Skip(1), b => b.Area.Intersects(t.Ink)));
        for (var i = 0; i < texts.Count; i++)
            Assert.DoesNotContain(texts.Skip(i + 1), t => t.Ink.Intersects(texts[i].Ink));
    }

    [Theory]
    [MemberData(nameof(Papers))]
    public async Task Place_EveryPaper_HasCodesThatReadAndLittleInk(LabelStock stock, PrinterDpi dpi)
    {
        var picture = new LabelPainter(Engine.Shared).Paint(CalibrationSheet.Place(stock, dpi, Engine.Shared));

        var codes = await QrReader.ReadAsync(PngEncoder.Encode(picture, LabelStock.DotsPerMetre(dpi)));

        int[] modules = dpi == PrinterDpi.Dpi203 ? [3, 4] : [4, 5];
        Assert.Equal(modules.Select(CalibrationSheet.Payload), codes.Order(StringComparer.Ordinal));
        Assert.InRange(picture.Bits.Sum(b => (double)BitOperations.PopCount(b)) / (picture.Width * picture.Height), 0.01, 0.2);
    }

    [Fact]
    public void Place_Ruler_HasATickEveryMillimetreFromTheBorder()
    {
        var picture = new LabelPainter(Engine.Shared).Paint(CalibrationSheet.Place(new LabelStock(60, 40), PrinterDpi.Dpi203, Engine.Shared));

        // Seven rows under the border there are only ticks: 57 between the borders, which stand 58 mm apart.
        var ticks = Enumerable.Range(12, 454).Where(x => picture[x, 8 + 6] && !picture[x - 1, 8 + 6]).ToList();
        Assert.Equal(Enumerable.Range(1, 57).Select(mm => 8 + (8 * mm)), ticks);
    }
}
