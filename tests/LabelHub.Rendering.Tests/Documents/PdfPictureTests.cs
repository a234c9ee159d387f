using LabelHub.Rendering.Documents;
using LabelHub.Rendering.Layout;
using LabelHub.Rendering.Raster;
using LabelHub.TestKit.Images;
using LabelHub.TestKit.Oracles;

namespace LabelHub.Rendering.Tests.Documents;

/// <summary>
/// A PDF page drawn by poppler at the printer's resolution shows the printer's dots, but for hinting: outlines are not
/// moved to whole dots there, so an edge may lie up to a dot elsewhere and is grey in between. Therefore: whatever is
/// black in one has ink in the other within two dots, and a square of 16 dots (2 mm, about a character) is as dark on
/// the whole. Measured: no lone dot and 1.8 to 2.1 % of darkness; a page moved by four dots has 75 to 150 ‰ and 4.8 to
/// 6.9 %. The limits lie between.
/// </summary>
public class PdfPictureTests
{
    private const int Reach = 2;
    private const int Square = 16;

    /// <summary>Dots that may find no partner, in a thousand: hints close or open a counter here and there.</summary>
    private const double LonePerMille = 1;

    /// <summary>How much the mean darkness of squares may differ, in hundredths of black.</summary>
    private const double DarknessPercent = 3;

    private static readonly PdfWriter Writer = PdfWriter.Open(Engine.FontFolder);

    [Theory]
    [InlineData("P06", 60, 40, PrinterDpi.Dpi203)]
    [InlineData("P28", 50, 30, PrinterDpi.Dpi203)]
    [InlineData("P16", 100, 80, PrinterDpi.Dpi203)]
    [InlineData("P35", 70, 50, PrinterDpi.Dpi300)]
    public async Task Write_DrawnByPoppler_ShowsThePrintersDots(string id, int width, int height, PrinterDpi dpi)
    {
        var stock = new LabelStock(width, height);
        var label = Assert.IsType<LayoutPlan.Fits>(LabelLayout.Plan(SampleLabels.Document(id), stock, dpi, Engine.Shared, Engine.Shared)).Label;
        var dots = new LabelPainter(Engine.Shared).Paint(label);

        var page = await PdfReader.PictureAsync(Writer.Write([label], stock, ""), LabelStock.DotsPerMetre(dpi) * 0.0254);

        // pdftoppm rounds a page up to whole pixels.
        Assert.InRange(page.Width - dots.Width, 0, 1);
        Assert.InRange(page.Height - dots.Height, 0, 1);
        var (lone, difference) = (Lone(dots, page, 0), Difference(dots, page, 0));
        var (loneIfMoved, differenceIfMoved) = (Lone(dots, page, 4), Difference(dots, page, 4));
        var figures = FormattableString.Invariant($"lone {lone:0.00} ‰, moved {loneIfMoved:0.00} ‰; darkness {difference:0.00} %, moved {differenceIfMoved:0.00} %");
        Assert.True(lone <= LonePerMille && difference <= DarknessPercent, figures);
        Assert.True(loneIfMoved > 20 * LonePerMille && differenceIfMoved > 1.3 * DarknessPercent, "A moved page must not pass: " + figures);
    }

    /// <summary>Black dots of either picture, in a thousand, with nothing darkish near them in the other.</summary>
    private static double Lone(Bitmap1 dots, GreyPicture page, int moved)
    {
        var (black, lone) = (0, 0);
        for (var y = 0; y < dots.Height; y++)
        {
            for (var x = 0; x < dots.Width - moved; x++)
            {
                if (dots[x, y])
                {
                    black++;
                    lone += Near(x + moved, y, dots, (u, v) => page[u, v] < 192) ? 0 : 1;
                }

                if (page[x + moved, y] < 64)
                {
                    black++;
                    lone += Near(x, y, dots, (u, v) => dots[u, v]) ? 0 : 1;
                }
            }
        }

        return 1000.0 * lone / black;
    }

    private static bool Near(int x, int y, Bitmap1 size, Func<int, int, bool> isInk)
    {
        for (var v = Math.Max(0, y - Reach); v <= Math.Min(size.Height - 1, y + Reach); v++)
        {
            for (var u = Math.Max(0, x - Reach); u <= Math.Min(size.Width - 1, x + Reach); u++)
            {
                if (isInk(u, v))
                    return true;
            }
        }

        return false;
    }

    /// <summary>The mean difference of the squares that have ink, in hundredths of black.</summary>
    private static double Difference(Bitmap1 dots, GreyPicture page, int moved)
    {
        var (sum, squares) = (0.0, 0);
        for (var top = 0; top + Square <= dots.Height; top += Square)
        {
            for (var left = 0; left + Square + moved <= dots.Width; left += Square)
            {
                var (ours, theirs) = (0, 0.0);
                for (var i = 0; i < Square * Square; i++)
                {
                    var (x, y) = (left + (i % Square), top + (i / Square));
                    ours += dots[x, y] ? 1 : 0;
                    theirs += (255 - page[x + moved, y]) / 255.0;
                }

                if (ours == 0 && theirs == 0)
                    continue;
                sum += Math.Abs(ours - theirs);
                squares++;
            }
        }

        return 100 * sum / (squares * Square * Square);
    }
}
