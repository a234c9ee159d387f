using LabelHub.Rendering.Documents;
using LabelHub.Rendering.Layout;
using LabelHub.Rendering.Raster;
using LabelHub.TestKit.Images;
using LabelHub.TestKit.Oracles;

namespace LabelHub.Rendering.Tests.Raster;

/// <summary>Codes of 4 dots a module are read every time by two readers, also from poor paper and held askew.</summary>
public class QrReadingTests
{
    private const int ModuleDots = 4;

    public static TheoryData<string, string> Papers
    {
        get
        {
            var papers = new TheoryData<string, string>();
            foreach (var flaw in new[] { "none", "dilated", "eroded", "turned", "dilated and turned", "eroded and turned" })
            {
                foreach (var code in new[] { "7Kq2Zr9WbN4x", "A7K2M9Q4XR", "4TQ8N2WD", "K7M2Q9XW0000", "ZZZZZZZZZZZZ", "0123456789ab" })
                    papers.Add(flaw, "https://l.example.cn/t/" + code);
            }

            return papers;
        }
    }

    [Theory]
    [MemberData(nameof(Papers))]
    public async Task Paint_FourDotsAModule_IsReadByBothReaders(string flaw, string payload)
    {
        var file = Flawed(Draw(payload), flaw).ToPgm();

        Assert.Equal([payload], await QrReader.ReadAsync(file));
        Assert.Equal(payload, await QrReader.ReadByZxingAsync(file));
    }

    /// <summary>The readers do fail: no reader guesses.</summary>
    [Fact]
    public async Task Paint_CodeWithoutItsUpperHalf_IsReadByNeither()
    {
        var picture = Draw("https://l.example.cn/t/7Kq2Zr9WbN4x");
        picture.Pixels.AsSpan(0, picture.Pixels.Length / 2).Fill(255);

        Assert.Empty(await QrReader.ReadAsync(picture.ToPgm()));
        Assert.Null(await QrReader.ReadByZxingAsync(picture.ToPgm()));
    }

    private static GreyPicture Flawed(GreyPicture dots, string flaw)
    {
        if (flaw.StartsWith("dilated", StringComparison.Ordinal))
            dots = dots.Dilated();
        if (flaw.StartsWith("eroded", StringComparison.Ordinal))
            dots = dots.Eroded();
        var photo = dots.WithMargin(8).Enlarge(2);
        return flaw.EndsWith("turned", StringComparison.Ordinal) ? photo.Turned(2) : photo;
    }

    private static GreyPicture Draw(string payload)
    {
        var side = (QrMatrix.SizeOf(payload) + (2 * QrMatrix.QuietZone)) * ModuleDots;
        var label = Placed.Label(side, side) with { Qr = new PlacedQr(payload, ModuleDots, new DotRect(0, 0, side, side)) };
        return PngReader.Read(PngEncoder.Encode(new LabelPainter(Engine.Shared).Paint(label), 8000)).Picture;
    }
}
