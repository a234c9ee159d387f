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
            ["no PRINT ends the last label"] = Tspl(Rows(), end: ""),
            ["no PRINT ends"] = Tspl(Rows(), end: "PRINT 1,1\r\nSIZE 50 mm,3 mm\r\n"),
            ["ends without CR"] = Tspl(Rows(), start: "SIZE 50 mm,3 mm\nCLS\r\n"),
            ["CLS stands before SIZE"] = Tspl(Rows(), start: "CLS\r\nSIZE 50 mm,3 mm\r\n"),
            ["BITMAP stands before CLS"] = Tspl(Rows(), start: "SIZE 50 mm,3 mm\r\n"),
            ["SIZE does not take"] = Tspl(Rows(), start: "SIZE 50mm,3mm\r\nCLS\r\n"),
            ["DENSITY does not take"] = Tspl(Rows(), start: "SIZE 50 mm,3 mm\r\nDENSITY 16\r\nCLS\r\n"),
            ["SPEED does not take"] = Tspl(Rows(), start: "SIZE 50 mm,3 mm\r\nSPEED 7\r\nCLS\r\n"),
            ["PRINT does not take"] = Tspl(Rows(), end: "PRINT 1,0\r\n"),
            ["both GAP and BLINE"] = Tspl(Rows(), start: "SIZE 50 mm,3 mm\r\nGAP 2 mm,0 mm\r\nBLINE 2 mm,0 mm\r\nCLS\r\n"),
            ["over the label's side"] = Replaced(Tspl(Rows()), "BITMAP 0,0", "BITMAP 16,0"),
            ["over the label's end"] = Replaced(Tspl(Rows()), "BITMAP 0,0", "BITMAP 0,1"),
        });
        Assert.All(answers, answer => Assert.Contains(answer.Value, problem => problem.Contains(answer.Key, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Check_OtherLanguagesByTheManual_FindsNothing()
    {
        Assert.All((await CheckAsync("cpcl", new(StringComparer.Ordinal) { ["raw"] = Cpcl(Black()), ["hex"] = CpclHex() })).Values, Assert.Empty);
        Assert.All((await CheckAsync("escpos", new(StringComparer.Ordinal) { ["gs ff"] = EscPos(Black()), ["cut"] = EscPos(Black(), "\u001DVB\0"), ["ff"] = EscPos(Black(), "\u000C") })).Values, Assert.Empty);
        Assert.All((await CheckAsync("zpl", new(StringComparer.Ordinal) { ["hex"] = Zpl(Black()) })).Values, Assert.Empty);
    }

    [Theory]
    [InlineData("cpcl")]
    [InlineData("escpos")]
    [InlineData("zpl")]
    public async Task Check_WrongStream_SaysWhatIsWrong(string language)
    {
        var (inverted, dotted) = (Rows(), With(Black(), 7, b => (byte)(b ^ 0x10)));
        var streams = language switch
        {
            "cpcl" => new Dictionary<string, byte[]>(StringComparer.Ordinal)
            {
                ["beyond the label"] = Cpcl(inverted),
                ["differs from the picture in 1 dots"] = Cpcl(dotted),
                ["does not end at byte"] = Cpcl([.. Black(), 0]),
                ["copies instead of 1"] = Cpcl(Black(), copies: 2),
                ["rows instead of"] = Cpcl(Black(), height: Height + 1),
                ["unknown command 'BOX'"] = Cpcl(Black(), end: "BOX 0 0 9 9 1\r\nPRINT\r\n"),
                ["no PRINT ends the last label"] = Cpcl(Black(), end: "FORM\r\n"),
                ["LEFT at byte"] = Cpcl(Black(), end: "FORM\r\nPRINT\r\nLEFT\r\n"),
                ["TONE does not take"] = Cpcl(Black(), end: "TONE 201\r\nPRINT\r\n"),
                ["CONTRAST does not take"] = Cpcl(Black(), end: "CONTRAST 4\r\nPRINT\r\n"),
                ["both TONE and CONTRAST"] = Cpcl(Black(), end: "TONE 1\r\nCONTRAST 1\r\nPRINT\r\n"),
                ["cannot be printed 1025 times"] = Cpcl(Black(), copies: 1025),
                ["over the label's end"] = Replaced(Cpcl(Black()), "24 0 0 ", "24 0 1 "),
                ["before PRINT ends the one before"] = [.. Cpcl(Black(), end: ""), .. Cpcl(Black())],
            },
            "escpos" => new Dictionary<string, byte[]>(StringComparer.Ordinal)
            {
                ["beyond the label"] = EscPos(inverted),
                ["differs from the picture in 1 dots"] = EscPos(dotted),
                ["2 labels instead of 1"] = EscPos(Black(), "\u000C\u000C"),
                ["0 labels instead of 1"] = EscPos(Black(), ""),
                ["has no place"] = EscPos(Black(), "hello\u000C"),
                ["begin with ESC @"] = EscPos(Black())[2..],
                ["a band of 96 rows, at which printers hang"] = EscPos(new byte[Stride * 96], rows: 96),
                ["a band of 256"] = EscPos(new byte[Stride * 256], rows: 256),
            },
            _ => new Dictionary<string, byte[]>(StringComparer.Ordinal)
            {
                ["as drawn differs from the picture in 1 dots"] = Zpl(dotted),
                ["as decoded differs from the picture in 1 dots"] = Zpl(dotted),
                ["^PQ says 2"] = Zpl(Black(), copies: 2),
                ["^PW says"] = Zpl(Black(), width: Width + 1),
                ["unknown command '^GB'"] = Replaced(Zpl(Black()), "^PQ", "^GB9,9,1^PQ"),
                ["^MD does not take '31'"] = Replaced(Zpl(Black()), "^PQ", "^MD31^PQ"),
                ["^PR does not take '15'"] = Replaced(Zpl(Black()), "^PQ", "^PR15^PQ"),
                ["~SD does not take '31'"] = [.. "~SD31\r\n"u8, .. Zpl(Black())],
                ["'hello' stands outside"] = [.. Zpl(Black()), .. "hello"u8],
                ["stands outside of ^XA and ^XZ"] = Zpl(Black())[..^3],
                ["over the label's end"] = Replaced(Zpl(Black()), "^FO0,0", "^FO0,1"),
                ["is no picture"] = Replaced(Zpl(Black()), "^GFA,1200,1200,50", "^GFA,1200,1201,50"),
                ["the check sum 0000 is wrong"] = [.. Zpl(Black()), .. ":Z64:AAAA:0000"u8],
            },
        };
        var answers = await CheckAsync(language, streams);
        Assert.All(answers, answer => Assert.Contains(answer.Value, problem => problem.Contains(answer.Key, StringComparison.Ordinal)));
    }

    private static Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> CheckAsync(Dictionary<string, byte[]> streams) => CheckAsync("tspl", streams);

    private static Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> CheckAsync(string language, Dictionary<string, byte[]> streams)
    {
        var png = Png();
        return PrinterOracle.CheckAsync([.. streams.Select(s => new PrinterSample(s.Key, language, s.Value, png, 50, 3, 1))]);
    }

    /// <summary>As the other languages want it: 1 = black, padding white.</summary>
    private static byte[] Black() => [.. Rows().Select(b => (byte)~b)];

    private static byte[] Cpcl(byte[] rows, int copies = 1, int height = Height, string end = "FORM\r\nPRINT\r\n") =>
        [.. Encoding.ASCII.GetBytes(FormattableString.Invariant($"! 0 200 200 {height} {copies}\r\nCG {Stride} {Height} 0 0 ")), .. rows, .. Encoding.ASCII.GetBytes("\r\n" + end)];

    private static byte[] CpclHex() => Encoding.ASCII.GetBytes(FormattableString.Invariant(
        $"! 0 200 200 {Height} 1\r\nEG {Stride} {Height} 0 0 {Convert.ToHexString(Black())}\r\nPRINT\r\n"));

    private static byte[] EscPos(byte[] dots, string end = "\u001D\u000C", int rows = Height) =>
        [0x1B, 0x40, 0x1D, 0x76, 0x30, 0, Stride, 0, (byte)rows, (byte)(rows >> 8), .. dots, .. Encoding.ASCII.GetBytes(end)];

    private static byte[] Zpl(byte[] rows, int copies = 1, int width = Width) => Encoding.ASCII.GetBytes(FormattableString.Invariant(
        $"^XA^PW{width}^LL{Height}^FO0,0^GFA,{rows.Length},{rows.Length},{Stride},{Convert.ToHexString(rows)}^FS^PQ{copies},0,1,Y^XZ"));

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

    private static byte[] Replaced(byte[] stream, string right, string wrong) =>
        Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(stream).Replace(right, wrong, StringComparison.Ordinal));

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
