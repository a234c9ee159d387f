using LabelHub.Rendering.Printers;
using LabelHub.Rendering.Raster;

namespace LabelHub.Rendering.Tests.Printers;

/// <summary>How a print stream is handed to the phone.</summary>
public class SegmentTests
{
    private static readonly Bitmap1 Picture = RandomPictures.Make(480, 320);

    [Theory]
    [InlineData(PrinterLanguage.Tspl)]
    [InlineData(PrinterLanguage.Cpcl)]
    [InlineData(PrinterLanguage.Zpl)]
    public void Segments_OfOneSet_AreHeaderBitmapPrint(PrinterLanguage language)
    {
        var data = Printed.Data(RandomPictures.Make(480, 60), Printed.Settings(language), copies: 50);

        Assert.Equal([SegmentKind.Header, SegmentKind.Bitmap, SegmentKind.Print], data.Segments.Select(s => s.Kind));
        Assert.Equal([20, 100, 0], data.Segments.Select(s => s.PauseAfterMs));
    }

    [Theory]
    [InlineData(PrinterLanguage.Tspl)]
    [InlineData(PrinterLanguage.Cpcl)]
    public void Segments_RawBitmap_IsTheRowsAndNothingElse(PrinterLanguage language)
    {
        var picture = RandomPictures.Make(480, 255);
        var segment = Printed.Data(picture, Printed.Settings(language)).Segments[1];
        Assert.Equal(picture.Bits.Length, segment.Length);
    }

    [Theory]
    [InlineData(PrinterLanguage.Tspl)]
    [InlineData(PrinterLanguage.Cpcl)]
    [InlineData(PrinterLanguage.Zpl)]
    public void Segments_OfOverFiftyCopies_RepeatTheLabelAndPauseForThePaper(PrinterLanguage language)
    {
        var settings = Printed.Settings(language) with { AnswersStatus = true };
        var data = Printed.Data(Picture, settings, copies: 120);

        Assert.Equal([50, 50, 20], Printed.Pages(data.Bytes, settings).Select(p => p.Copies));
        var prints = data.Segments.Where(s => s.Kind == SegmentKind.Print).ToArray();
        // 50 labels of 40 mm and their gaps are 2.1 m of paper, at two inches a second
        Assert.All(prints[..2], p => Assert.InRange(p.PauseAfterMs, 40_000, 42_000));
        Assert.Equal(0, prints[2].PauseAfterMs);
        Assert.All(prints, p => Assert.Equal(SegmentAwait.Ready, p.Awaits));
        Assert.All(data.Segments.Except(prints), p => Assert.Equal(SegmentAwait.Nothing, p.Awaits));
    }

    [Fact]
    public void Segments_OfShortBands_AreSentTogether()
    {
        var settings = Printed.Settings(PrinterLanguage.Tspl) with { BandRows = 8, PauseEveryBytes = 4096 };
        var bitmaps = Printed.Data(Picture, settings).Segments.Where(s => s.Kind == SegmentKind.Bitmap).ToArray();

        Assert.Equal(5, bitmaps.Length);
        Assert.All(bitmaps[..^1], s => Assert.InRange(s.Length, 4096, 4096 + 600));
    }

    [Fact]
    public void Segments_OfEscPosCopies_PauseAfterEachLabel()
    {
        var data = Printed.Data(Picture, Printed.Settings(PrinterLanguage.Escpos), copies: 3);
        var prints = data.Segments.Where(s => s.Kind == SegmentKind.Print).ToArray();

        Assert.Equal(3, prints.Length);
        Assert.Equal([true, true, false], prints.Select(p => p.PauseAfterMs > 500));
    }
}
