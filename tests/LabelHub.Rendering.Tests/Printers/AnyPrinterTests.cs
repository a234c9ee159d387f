using FsCheck;
using FsCheck.Fluent;
using LabelHub.Rendering.Printers;
using LabelHub.Rendering.Raster;

namespace LabelHub.Rendering.Tests.Printers;

/// <summary>Any picture on any printer comes back dot for dot, or is refused for a reason that is true; nothing throws.</summary>
public class AnyPrinterTests
{
    private static readonly Gen<PrinterSettings> Settings =
        from language in Gen.Elements(Enum.GetValues<PrinterLanguage>())
        from paper in Gen.Elements(Enum.GetValues<PaperKind>())
        from lineEnd in Gen.Elements(Enum.GetValues<LineEnd>())
        from align in Gen.Elements(Enum.GetValues<HeadAlignment>())
        from labelEnd in Gen.Elements(Enum.GetValues<LabelEnd>())
        from coding in Mostly(Gen.Elements<DotCoding?>([null, .. SettingLimits.Codings(language)]), Gen.Elements<DotCoding?>(DotCoding.Raw, DotCoding.Z64))
        from flags in Gen.Choose(0, 7)
        from head in Mostly(Gen.Elements<int?>(null, 576, 832), Gen.Elements<int?>(100, 384, 50, 9000))
        from band in Mostly(Gen.Elements<int?>(null, 8, 24, 48, 128, 255), Gen.Elements<int?>(7, 256, 5000))
        from density in Mostly(Within(SettingLimits.Density(language)), Gen.Choose(-150, 300).Select(n => (int?)n))
        from speed in Mostly(Within(SettingLimits.Speed(language)), Gen.Choose(-3, 20).Select(n => (int?)n))
        from gap in Mostly(Gen.Choose(0, 25), Gen.Choose(-5, 40))
        from offsets in Mostly(Gen.Choose(-8, 8), Gen.Choose(-900, 900)).ArrayOf(2)
        from dpi in Mostly(Gen.Elements(203, 300), Gen.Constant(600))
        select new PrinterSettings
        {
            Language = language,
            Dpi = dpi,
            Paper = paper,
            LineEnd = lineEnd,
            Align = align,
            LabelEnd = labelEnd,
            Coding = coding,
            InvertBitmap = (flags & 1) != 0,
            FlushFirst = (flags & 2) != 0,
            AnswersStatus = (flags & 4) != 0,
            HeadDots = head,
            BandRows = band,
            Density = density,
            Speed = speed,
            GapMm = gap,
            OffsetXDots = offsets[0],
            OffsetYDots = offsets[1],
        };

    private static readonly Arbitrary<(PrinterSettings Settings, Bitmap1 Picture, int Copies)> Jobs = (
        from settings in Settings
        from width in Gen.Choose(1, 400)
        from height in Gen.Choose(1, 120)
        from margin in Gen.Choose(0, 24)
        from ink in Gen.Frequency((6, Gen.Constant(true)), (1, Gen.Constant(false)))
        from copies in Gen.Frequency((6, Gen.Choose(1, 3)), (1, Gen.Choose(-1, 600)))
        let core = ink ? RandomPictures.Make(width, height) : new Bitmap1(width, height)
        select (settings, core.Region(-margin, -margin, width + (2 * margin), height + (2 * margin)), copies)).ToArbitrary();

    [Fact]
    public void Encode_AnyPictureAnySettings_DecodesToTheSameDotsOrIsRefused()
    {
        var encoded = 0;
        Prop.ForAll(Jobs, job => encoded += Holds(job.Settings, job.Picture, job.Copies) ? 1 : 0)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(600).WithReplay(20_261_121, 50_320_021));
        Assert.InRange(encoded, 200, 500);
    }

    private static Gen<T> Mostly<T>(Gen<T> good, Gen<T> any) => Gen.Frequency((14, good), (1, any));

    private static Gen<int?> Within(SettingRange range) => range == SettingRange.None
        ? Gen.Constant<int?>(null)
        : Gen.OneOf(Gen.Constant<int?>(null), Gen.Choose(range.Least, range.Most).Select(n => (int?)n));

    private static bool Holds(PrinterSettings settings, Bitmap1 picture, int copies)
    {
        switch (PrinterEncoder.Encode(picture, Printed.Stock, settings, copies))
        {
            case PrintOutcome.Encoded(var data):
                Assert.Equal(data.Bytes, Printed.Data(picture, settings, copies).Bytes);
                HoldSegments(data);
                HoldPages(Printed.Pages(data.Bytes, settings), settings, picture, copies);
                return true;
            case PrintOutcome.BadSettings(var problems):
                Assert.NotEmpty(problems);
                break;
            case PrintOutcome.TooManyCopies(var most):
                Assert.True(copies > most || copies < 1);
                break;
            case PrintOutcome.HeadTooNarrow(var label, var head):
                Assert.True(label > head && label == picture.Width);
                break;
            case PrintOutcome.InkOffTheEdge:
                Assert.True(settings.OffsetXDots != 0 || settings.OffsetYDots != 0);
                break;
        }

        return false;
    }

    private static void HoldSegments(PrintData data)
    {
        var at = 0;
        foreach (var segment in data.Segments)
        {
            Assert.Equal(at, segment.Offset);
            Assert.True(segment.Length > 0 && segment.PauseAfterMs >= 0, $"{segment}");
            at += segment.Length;
        }

        Assert.Equal(data.Bytes.Length, at);
        Assert.Equal((SegmentKind.Header, SegmentKind.Print), (data.Segments[0].Kind, data.Segments[^1].Kind));
    }

    private static void HoldPages(List<PrintedPage> pages, PrinterSettings settings, Bitmap1 picture, int copies)
    {
        Assert.Equal(copies, pages.Sum(p => p.Copies));
        Assert.All(pages, p => Assert.InRange(p.Copies, 1, PrinterEncoder.CopiesPerSet));
        var centring = settings is { Align: HeadAlignment.Centre, HeadDots: { } head } ? (head - picture.Width) / 2 : 0;
        var dots = PrintedPage.DotsOf(picture, settings.OffsetXDots + centring, settings.OffsetYDots);
        Assert.All(pages.DistinctBy(p => p.Copies), p => Assert.True(dots.SetEquals(p.Black)));
    }
}
