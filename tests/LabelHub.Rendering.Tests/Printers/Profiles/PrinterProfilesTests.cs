using LabelHub.Domain.Rules;
using LabelHub.Rendering.Layout;
using LabelHub.Rendering.Printers;
using LabelHub.Rendering.Printers.Profiles;
using LabelHub.Rendering.Raster;
using LabelHub.TestKit;

namespace LabelHub.Rendering.Tests.Printers.Profiles;

public class PrinterProfilesTests
{
    private static readonly RuleSource[] Shipped =
    [
        .. Directory.EnumerateFiles(Repository.PathOf("printers"), "*.yaml").Select(path => new RuleSource(Path.GetFileName(path), File.ReadAllText(path))),
    ];

    private static readonly RuleSource Bluetooth = Shipped.Single(s => s.Path == "bluetooth.yaml");
    private static readonly RuleSource Good = Shipped.Single(s => s.Path == "tspl-203-80mm.yaml");

    public static TheoryData<string> Ids => [.. PrinterProfiles.Compile(Shipped).All.Select(p => p.Id)];

    [Fact]
    public void Compile_Shipped_HasEveryLanguageAndSaysWhatIsNotConfirmed()
    {
        var profiles = PrinterProfiles.Compile(Shipped).All;

        Assert.Equal(Enum.GetValues<PrinterLanguage>(), profiles.Select(p => p.Settings.Language).Distinct().Order());
        // nobody looked up the width of a head in a maker's data sheet
        Assert.All(profiles, p => Assert.Contains("headDots", p.Unconfirmed));
        Assert.All(profiles, p => Assert.False(p.Confirmed));
        Assert.All(profiles, p => Assert.NotEmpty(p.Sources));
        Assert.Equal(["tspl-203-80mm-inverted"], profiles.Where(p => p.Settings.InvertBitmap).Select(p => p.Id));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Compile_AnyShipped_EncodesEveryStockItIsWideEnoughFor(string id)
    {
        Assert.True(PrinterProfiles.Compile(Shipped).TryFind(id, out var profile));
        Assert.All(LabelStock.All, stock => Assert.IsType(
            stock.WidthMm > profile.MaxWidthMm ? typeof(PrintOutcome.HeadTooNarrow) : typeof(PrintOutcome.Encoded),
            PrinterEncoder.Encode(Picture(stock, profile), stock, profile.Settings, copies: 2)));

        var picture = Picture(LabelStock.All[0], profile);
        var pages = Printed.Pages(Printed.Data(picture, profile.Settings, copies: 2).Bytes, profile.Settings);
        Assert.Equal(2, pages.Sum(p => p.Copies));
        Assert.All(pages, p => Assert.True(p.Black.SetEquals(PrintedPage.DotsOf(picture))));
    }

    [Theory]
    [InlineData("most: 15, usual: 8", "most: 7, usual: 8", 9, "density: the usual 8 is not within 0 to 7")]
    [InlineData("least: 1, most: 4", "least: 0, most: 4", 10, "speed: 0 to 4")]
    [InlineData("headDots: 576", "headDots: 9000", 5, "headDots: the language takes 100 to 4096")]
    [InlineData("maxWidthMm: 72", "maxWidthMm: 73", 6, "maxWidthMm: 73 mm are 584 dots, the head has 576")]
    [InlineData("bandRows: 32", "bandRows: 32\ncoding: z64", 15, "coding: the language has no such setting")]
    [InlineData("bandRows: 32", "bandRows: 256", 14, "bandRows: the language takes 8 to 255")]
    [InlineData("bandRows: 32", "bandRows: 2049\ntallBands: true", 14, "bandRows: the language takes 8 to 2048")]
    [InlineData("bandRows: 32", "bandRows: 32\nbandRowsNotMultipleOf: 48", 15, "bandRowsNotMultipleOf: the language has no such setting")]
    [InlineData("[18f0,", "[18f1,", 17, "bluetooth: '18f1'")]
    [InlineData("1B213F", "1B213", 16, "status:")]
    [InlineData("bytes: 180", "bytes: 19", 18, "chunk:")]
    [InlineData("[headDots,", "[headDot,", 19, "unconfirmed: 'headDot'")]
    [InlineData("language: tspl", "language: pcl", 3, "")]
    [InlineData("dpi: 203", "dpi: 203\nink: blue", 5, "ink")]
    public void Compile_BrokenFile_NamesFileAndLine(string good, string bad, int line, string problem)
    {
        var broken = Good with { Text = Good.Text.Replace(good, bad, StringComparison.Ordinal) };

        var error = Assert.Throws<PrinterProfileException>(() => PrinterProfiles.Compile([Bluetooth, broken]));

        Assert.StartsWith(FormattableString.Invariant($"printers/tspl-203-80mm.yaml:{line}: "), error.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Compile_TallBands_TakesBandsOfMoreThan255Rows()
    {
        var tall = Good with { Text = Good.Text.Replace("bandRows: 32", "bandRows: 400\ntallBands: true", StringComparison.Ordinal) };
        var settings = PrinterProfiles.Compile([Bluetooth, tall]).All[0].Settings;

        Assert.Empty(SettingLimits.Check(settings));
        Assert.NotEmpty(SettingLimits.Check(settings with { TallBands = false }));
    }

    /// <summary>Whatever the stock and wherever its ink ends.</summary>
    [Fact]
    public void Compile_58MmFamily_NeverGetsABandThatHangsIt()
    {
        var family = PrinterProfiles.Compile(Shipped).All.Where(p => p.Settings is { Language: PrinterLanguage.Escpos, HeadDots: <= 384 }).ToList();

        Assert.Equal(2, family.Count);
        Assert.All(family, p => Assert.Equal(48, p.Settings.BandRowsNotMultipleOf));
        foreach (var profile in family)
        {
            for (var height = 8; height <= 320; height += 4)
            {
                var bytes = Printed.Data(RandomPictures.Make(320, height), profile.Settings).Bytes;
                Assert.All(EscPosReader.BandRows(bytes), rows => Assert.InRange(rows % 48, 1, 47));
            }
        }
    }

    [Fact]
    public void Documentation_NamesEveryProfileAndNoOther()
    {
        var named = from line in File.ReadLines(Repository.PathOf("docs", "printers.md"))
                    where line.StartsWith("| `", StringComparison.Ordinal)
                    from word in line.Split('`')
                    where word.Contains("-203-", StringComparison.Ordinal) || word.Contains("-300-", StringComparison.Ordinal)
                    select word;

        Assert.Equal(PrinterProfiles.Compile(Shipped).All.Select(p => p.Id), named.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Compile_BrokenUuid_NamesItsService()
    {
        var broken = Bluetooth with { Text = Bluetooth.Text.Replace("write: 0000FF02", "write: 0000ff02", StringComparison.Ordinal) };
        var error = Assert.Throws<PrinterProfileException>(() => PrinterProfiles.Compile([broken, Good]));
        Assert.Contains("ff00: '0000ff02-0000-1000-8000-00805F9B34FB'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Compile_NoProfileOrNoBluetooth_IsRefused()
    {
        Assert.Throws<PrinterProfileException>(() => PrinterProfiles.Compile([Bluetooth]));
        Assert.Throws<PrinterProfileException>(() => PrinterProfiles.Compile([Good]));
    }

    private static Bitmap1 Picture(LabelStock stock, PrinterProfile profile)
    {
        var dpi = (PrinterDpi)profile.Settings.Dpi;
        return RandomPictures.Make(LabelStock.Dots(stock.WidthMm, dpi), LabelStock.Dots(stock.HeightMm, dpi));
    }
}
