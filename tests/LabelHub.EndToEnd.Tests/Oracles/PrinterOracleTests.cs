using System.Text;
using LabelHub.TestKit;
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
        Assert.Empty(await ProblemsOf(Tspl(Rows())));
        Assert.Empty(await ProblemsOf(Encoding.ASCII.GetBytes("\r\n").Concat(Tspl(Rows())).ToArray()));
        Assert.Empty(await ProblemsOf(InBands()));
    }

    [Theory]
    [InlineData("inverted", "dots")]
    [InlineData("stride", "bytes too many")]
    [InlineData("shifted", "bytes too many")]
    [InlineData("torn", "promises")]
    [InlineData("oneDot", "in 1 dots")]
    [InlineData("padding", "beyond the label")]
    [InlineData("copies", "copies instead of 1")]
    [InlineData("size", "SIZE says")]
    [InlineData("unknown", "unknown command 'BAR'")]
    [InlineData("unprinted", "prints 0 labels")]
    public async Task Check_WrongTspl_SaysWhatIsWrong(string mistake, string expected)
    {
        var problems = await ProblemsOf(Wrong(mistake));
        Assert.Contains(problems, problem => problem.Contains(expected, StringComparison.Ordinal));
    }

    private static byte[] Wrong(string mistake) => mistake switch
    {
        "inverted" => Tspl(Rows().Select(b => (byte)~b).ToArray()),
        "stride" => Tspl(Rows(), stride: Stride - 1),
        "shifted" => Tspl([.. "\r\n"u8, .. Rows()]),
        "torn" => Tspl(Rows())[..^200],
        "oneDot" => Tspl(With(Rows(), 7, b => (byte)(b ^ 0x10))),
        "padding" => Tspl(With(Rows(), Stride - 1, b => (byte)(b & 0xfe))),
        "copies" => Tspl(Rows(), end: "PRINT 1,3\r\n"),
        "size" => Tspl(Rows(), start: "SIZE 5 mm,3 mm\r\nCLS\r\n"),
        "unknown" => Tspl(Rows(), end: "BAR 0,0,9,9\r\nPRINT 1,1\r\n"),
        _ => Tspl(Rows(), end: ""),
    };

    private static async Task<IReadOnlyList<string>> ProblemsOf(byte[] stream)
    {
        var sample = new PrinterSample("one", "tspl", stream, Png(), 50, 3, 1);
        return (await PrinterOracle.CheckAsync([sample]))["one"];
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

    private static byte[] Png() => throw new NotSupportedException();
}
