using System.Text;
using LabelHub.Rendering.Documents;
using LabelHub.Rendering.Layout;
using LabelHub.Rendering.Raster;
using LabelHub.TestKit.Oracles;

namespace LabelHub.EndToEnd.Tests.Oracles;

/// <summary>The oracle itself: it accepts what a stranger wrote by the manual and notices every way to get it wrong.</summary>
public sealed class PrinterOracleTests
{
    private const int Width = 397; // not a whole number of bytes: padding matters
    private const int Height = 24;
    private const int Stride = 50;

    [Fact]
    public async Task Check_TsplByTheManual_FindsNothing()
    {
        var answers = await CheckAsync(new(StringComparer.Ordinal)
        {
            ["plain"] = Tspl(Rows()),
            ["after an empty line"] = [.. "\r\n"u8, .. Tspl(Rows())],
            ["in bands"] = InBands(),
        });
        Assert.All(answers.Values, Assert.Empty);
    }

    [Fact]
    public async Task Check_WrongTspl_SaysWhatIsWrong()
    {
        var inverted = Rows().Select(b => (byte)~b).ToArray();
        var answers = await CheckAsync(new(StringComparer.Ordinal)
        {
            ["beyond the label"] = Tspl(inverted),
            ["differs from the picture in 95"] = Tspl(WithWhitePadding(inverted)),
            ["differs from the picture in 1 dots"] = Tspl(With(Rows(), 7, b => (byte)(b ^ 0x10))),
            ["1 bitmap bytes differ"] = Tspl(With(Rows(), 7, b => (byte)(b ^ 0x10))),
            ["bytes too many"] = Tspl(Rows(), stride: Stride - 1),
            ["2 bytes too many"] = Tspl([.. "\r\n"u8, .. Rows()]),
            ["promises"] = Tspl(Rows())[..^200],
            ["copies instead of 1"] = Tspl(Rows(), end: "PRINT 1,3\r\n"),
            ["SIZE says"] = Tspl(Rows(), start: "SIZE 5 mm,3 mm\r\nCLS\r\n"),
            ["unknown command 'BAR'"] = Tspl(Rows(), end: "BAR 0,0,9,9\r\nPRINT 1,1\r\n"),
            ["prints 0 labels"] = Tspl(Rows(), end: ""),
        });
        Assert.All(answers, answer => Assert.Contains(answer.Value, problem => problem.Contains(answer.Key, StringComparison.Ordinal)));
    }

    private static Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> CheckAsync(Dictionary<string, byte[]> streams)
    {
        var png = Png();
        return PrinterOracle.CheckAsync([.. streams.Select(s => new PrinterSample(s.Key, "tspl", s.Value, png, 50, 3, 1))]);
    }

    // The picture: every third dot and every seventh row, so that any shift shows.
    private static bool IsBlack(int x, int y) => x % 3 == 0 || y % 7 == 0;

    /// <summary>As TSPL wants it: 0 = black, padding white.</summary>
    private static byte[] Rows()
    {
        var rows = Enumerable.Repeat((byte)0xff, Stride * Height).ToArray();
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                if (IsBlack(x, y))
                    rows[(y * Stride) + (x / 8)] &= (byte)~(0x80 >> (x % 8));
            }
        }

        return rows;
    }

    private static byte[] Tspl(
        byte[] rows, int stride = Stride, string start = "SIZE 50 mm,3 mm\r\nGAP 2 mm,0 mm\r\nCLS\r\n", string end = "PRINT 1,1\r\n") =>
        [
            .. Encoding.ASCII.GetBytes(FormattableString.Invariant($"{start}BITMAP 0,0,{stride},{Height},0,")),
            .. rows,
            .. Encoding.ASCII.GetBytes("\r\n" + end),
        ];

    private static byte[] InBands()
    {
        const int Half = Height / 2;
        var rows = Rows();
        return
        [
            .. Encoding.ASCII.GetBytes(FormattableString.Invariant($"SIZE 50 mm,3 mm\r\nCLS\r\nBITMAP 0,0,{Stride},{Half},1,")),
            .. rows.AsSpan(0, Stride * Half),
            .. Encoding.ASCII.GetBytes(FormattableString.Invariant($"\r\nBITMAP 0,{Half},{Stride},{Half},1,")),
            .. rows.AsSpan(Stride * Half),
            .. "\r\nPRINT 1\r\n"u8,
        ];
    }

    private static byte[] With(byte[] bytes, int index, Func<byte, byte> change)
    {
        bytes[index] = change(bytes[index]);
        return bytes;
    }

    private static byte[] WithWhitePadding(byte[] rows)
    {
        for (var y = 0; y < Height; y++)
            rows[(y * Stride) + Stride - 1] |= 0x07;
        return rows;
    }

    private static byte[] Png()
    {
        var picture = new Bitmap1(Width, Height);
        Rows().Select(b => (byte)~b).ToArray().CopyTo(picture.Bits, 0);
        return PngEncoder.Encode(picture, LabelStock.DotsPerMetre(PrinterDpi.Dpi203));
    }
}
