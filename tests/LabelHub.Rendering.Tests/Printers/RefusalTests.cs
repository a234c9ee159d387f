using System.Text;

namespace LabelHub.Rendering.Tests.Printers;

/// <summary>The readers refuse what printers refuse: each strictness of docs/printers.md, by a stream that is wrong in this alone.</summary>
public class RefusalTests
{
    private const string Tspl =
        "SIZE 2 mm,2 mm\r\nGAP 2 mm,0 mm\r\nDIRECTION 1,0\r\nREFERENCE 0,0\r\nOFFSET 0 mm\r\nSHIFT 0\r\nDENSITY 8\r\nSPEED 3\r\nCLS\r\nBITMAP 0,4,2,2,0,abcd\r\nPRINT 1,1\r\n";

    private const string Cpcl = "! 0 200 200 16 1\r\nIN-DOTS\r\nPAGE-WIDTH 16\r\nLEFT\r\nTONE 0\r\nSPEED 3\r\nCG 2 2 0 4 abcd\r\nEG 2 1 0 8 0FF0\r\nFORM\r\nPRINT\r\n";

    private const string EscPos = "\u001B@\u001Dv0\0\u0002\0\u0002\0abcd\u001D\u000C";

    private const string Zpl =
        "~SD08\r\n^XA\r\n^JMA^MUD^MCY^PON^PMN^LRN^FWN^LS0^LT0^LH0,0\r\n^MD0\r\n^MNY\r\n^PR3\r\n^PW16\r\n^LL16\r\n^FO0,4^GFA,4,4,2,0FF0,^FS\r\n^PQ1,0,1,Y\r\n^XZ\r\n";

    [Fact]
    public void Read_StreamsByTheManuals_AreTaken()
    {
        Assert.Single(TsplReader.Read(Bytes(Tspl)).Pages);
        Assert.Single(TsplReader.Read(Bytes("\r\n" + Tspl)).Pages);
        Assert.Single(CpclReader.Read(Bytes(Cpcl), Labels).Pages);
        Assert.Single(EscPosReader.Read(Bytes(EscPos), Head));
        Assert.Single(ZplReader.Read(Bytes(Zpl)).Pages);
    }

    [Theory]
    [InlineData("CLS\r\n", "CLS\n", "holds what is no text")]
    [InlineData("PRINT 1,1\r\n", "PRINT 1,1", "no <0D><0A> after byte")]
    [InlineData("0,abcd", "0,\r\nabcd", "<0D><0A> should stand")]
    [InlineData("abcd", "abc", "should stand at byte")]
    [InlineData("abcd", "abcde", "should stand at byte")]
    [InlineData("BITMAP 0,4,2,2,0,abcd\r\nPRINT 1,1\r\n", "BITMAP 0,4,2,9,0,abcd", "bytes promised")]
    [InlineData("CLS\r\n", "CLS\r\nBAR 0,0,9,9\r\n", "unknown command 'BAR'")]
    [InlineData("CLS\r\n", "CLS\r\n\r\n", "unknown command ''")]
    [InlineData("CLS\r\n", "", "before CLS")]
    [InlineData("SIZE 2 mm,2 mm\r\n", "", "stands before SIZE")]
    [InlineData("SIZE 2 mm,2 mm\r\n", "CLS\r\nSIZE 2 mm,2 mm\r\n", "CLS stands before SIZE")]
    [InlineData("SIZE 2 mm,2 mm", "SIZE 2mm,2mm", "does not take")]
    [InlineData("GAP 2 mm,0 mm\r\n", "GAP 2 mm,0 mm\r\nBLINE 2 mm,0 mm\r\n", "both GAP and BLINE")]
    [InlineData("GAP 2 mm,0 mm\r\n", "", "neither GAP nor BLINE")]
    [InlineData("GAP 2 mm", "GAP 26 mm", "does not take")]
    [InlineData("DIRECTION 1,0\r\n", "", "DIRECTION is left as the last job set it")]
    [InlineData("DIRECTION 1,0", "DIRECTION 2,0", "does not take")]
    [InlineData("OFFSET 0 mm\r\n", "", "OFFSET is left")]
    [InlineData("SHIFT 0\r\n", "", "SHIFT is left")]
    [InlineData("REFERENCE 0,0\r\n", "", "REFERENCE is left")]
    [InlineData("REFERENCE 0,0", "REFERENCE -1,0", "does not take")]
    [InlineData("DENSITY 8", "DENSITY 16", "does not take")]
    [InlineData("DENSITY 8", "DENSITY -1", "does not take")]
    [InlineData("SPEED 3", "SPEED 7", "does not take")]
    [InlineData("SPEED 3", "SPEED 0", "does not take")]
    [InlineData("2,2,0,abcd", "3,2,0,abcdef", "dots over the label's side")]
    [InlineData("BITMAP 0,4", "BITMAP 0,15", "rows over the label's end")]
    [InlineData("SIZE 2 mm", "SIZE 1.5 mm", "ink lies beyond the label")]
    [InlineData("BITMAP 0,4,2", "BITMAP -8,4,2", "no number")]
    [InlineData("2,2,0,abcd", "16,2,0,abcd", "over the label's side")]
    [InlineData("2,2,0,abcd", "0,2,0,", "no dots")]
    [InlineData("2,2,0,abcd", "2,2,3,abcd", "should stand at byte")]
    [InlineData("PRINT 1,1\r\n", "", "does not end with PRINT")]
    [InlineData("PRINT 1,1", "PRINT 1,0", "does not take")]
    [InlineData("PRINT 1,1", "PRINT 1,65536", "does not take")]
    [InlineData("PRINT 1,1\r\n", "PRINT 1,1\r\nabcd", "after byte")]
    [InlineData("PRINT 1,1\r\n", "PRINT 1,1\r\nSIZE 2 mm,2 mm\r\n", "does not end with PRINT")]
    [InlineData("PRINT 1,1\r\n", "PRINT 1,1\r\nPRINT 1,1\r\n", "PRINT stands before SIZE")]
    public void Read_Tspl_RefusesWhatPrintersDo(string right, string wrong, string why) =>
        AssertRefused(bytes => TsplReader.Read(bytes), Tspl, right, wrong, why);

    [Theory]
    [InlineData("LEFT\r\n", "LEFT\n", "holds what is no text")]
    [InlineData("PRINT\r\n", "PRINT", "no <0D><0A> after byte")]
    [InlineData("4 abcd", "4  abcd", "should stand at byte")]
    [InlineData("abcd", "abc", "should stand at byte")]
    [InlineData("0FF0", "0FF", "digits for 2 bytes")]
    [InlineData("0FF0", "0FF0 ", "no upper-case hexadecimal")]
    [InlineData("0FF0", "0ff0", "no upper-case hexadecimal")]
    [InlineData("LEFT\r\n", "LEFT\r\nBOX 0 0 9 9 1\r\n", "unknown command 'BOX'")]
    [InlineData("LEFT\r\n", "LEFT\r\nPREFEED 9\r\n", "unknown command 'PREFEED'")]
    [InlineData("LEFT\r\n", "", "before units, page width and justification")]
    [InlineData("IN-DOTS\r\n", "", "before units, page width and justification")]
    [InlineData("PAGE-WIDTH 16\r\n", "", "before units, page width and justification")]
    [InlineData("! 0 200 200 16 1\r\n", "", "begins no label")]
    [InlineData("! 0 200 200", "! 0 200 203", "two resolutions")]
    [InlineData("! 0 200 200", "! 5 200 200", "begins no label")]
    [InlineData("16 1\r\n", "16 1025\r\n", "1025 copies")]
    [InlineData("16 1\r\n", "16 0\r\n", "0 copies")]
    [InlineData("TONE 0", "TONE 201", "does not take")]
    [InlineData("TONE 0", "CONTRAST 4", "does not take")]
    [InlineData("TONE 0", "TONE 0\r\nCONTRAST 1", "both TONE and CONTRAST")]
    [InlineData("SPEED 3", "SPEED 6", "does not take")]
    [InlineData("CG 2 2 0 4 abcd", "CG 3 2 0 4 abcdef", "dots over the label's side")]
    [InlineData("CG 2 2 0 4", "CG 2 2 0 15", "rows over the label's end")]
    [InlineData("PAGE-WIDTH 16", "PAGE-WIDTH 12", "ink lies beyond the label")]
    [InlineData("CG 2 2 0 4 abcd", "CG 2 0 0 4 ", "no dots")]
    [InlineData("FORM\r\n", "", "no FORM feeds")]
    [InlineData("FORM\r\n", "FORM\r\nSPEED 3\r\n", "stands after FORM")]
    [InlineData("PRINT\r\n", "", "does not end with PRINT")]
    [InlineData("PRINT\r\n", "PRINT\r\nLEFT\r\n", "begins no label")]
    public void Read_Cpcl_RefusesWhatPrintersDo(string right, string wrong, string why) =>
        AssertRefused(bytes => CpclReader.Read(bytes, Labels), Cpcl, right, wrong, why);

    [Theory]
    [InlineData("\u001B@", "", "should stand at byte 0")]
    [InlineData("\u001D\u000C", "", "not fed out")]
    [InlineData("\u001D\u000C", "hello\u001D\u000C", "no command at byte")]
    [InlineData("\u001D\u000C", "\u001D\u000C\r\n", "no command at byte")]
    [InlineData("v0\0", "v0\u0004", "no command at byte")]
    [InlineData("\u0002\0abcd\u001D\u000C", "\u0003\0abcd", "bytes promised")]
    [InlineData("\u0002\0\u0002\0abcd", "\u0003\0\u0002\0abcdef", "dots over the label's side")]
    [InlineData("\u0002\0\u0002\0abcd", "\0\0\u0002\0", "no dots")]
    [InlineData("\u0002\0\u0002\0abcd", "\u0002\0\0\0", "no dots")]
    [InlineData("\u0002\0\u0002\0abcd", "\u0002\0\0\u0001abcd", "a band of 256 rows")]
    [InlineData("\u0002\0\u0002\0abcd", "\u0002\0\u0060\0abcd", "a band of 96 rows")]
    public void Read_EscPos_RefusesWhatPrintersDo(string right, string wrong, string why) =>
        AssertRefused(bytes => EscPosReader.Read(bytes, Head), EscPos, right, wrong, why);

    [Theory]
    [InlineData("~SD08", "~SD8", "no darkness of two digits")]
    [InlineData("~SD08", "~SD31", "no darkness of two digits")]
    [InlineData("^XA\r\n", "", "outside of ^XA and ^XZ")]
    [InlineData("^XZ\r\n", "", "does not end with ^XZ")]
    [InlineData("^XZ\r\n", "^XZ\r\n^PQ1,0,1,Y\r\n", "outside of ^XA and ^XZ")]
    [InlineData("^XZ\r\n", "^XZ\r\nabcd\r\n", "outside of ^XA and ^XZ")]
    [InlineData("^MNY", "^MNQ", "does not take")]
    [InlineData("^MNY", "^GB9,9,1", "unknown command '^GB'")]
    [InlineData("^MNY", "^MMT", "unknown command '^MM'")]
    [InlineData("^MCY", "^MCN", "does not take")]
    [InlineData("^MD0", "^MD31", "does not take")]
    [InlineData("^PR3", "^PR15", "does not take")]
    [InlineData("^PW16\r\n", "", "before ^PW and ^LL")]
    [InlineData("^LL16\r\n", "", "before ^PW and ^LL")]
    [InlineData("^PW16", "^PW10", "ink lies beyond the label")]
    [InlineData("^PW16", "^PW8", "dots over the label's side")]
    [InlineData("^FO0,4", "^FO0,15", "rows over the label's end")]
    [InlineData("^FO0,4", "^FO0,-4", "no number")]
    [InlineData("^GFA,4,4,2", "^GFA,4,5,2", "^GFA,4,5,2")]
    [InlineData("^GFA,4,4,2", "^GFA,4,4,3", "^GFA,4,4,3")]
    [InlineData("^GFA,4,4,2", "^GFA,6,6,2", "digits for 6 bytes")]
    [InlineData("0FF0,", "0ff0,", "no upper-case hexadecimal")]
    [InlineData("0FF0,", ":", "no whole row to repeat")]
    [InlineData("0FF0,", ":Z64:AAAA:0000", "check sum")]
    [InlineData("^FS", "", "no ^FS")]
    [InlineData("^PQ1,0,1,Y\r\n", "", "no ^PQ says how many")]
    [InlineData("^PQ1,", "^PQ0,", "does not take")]
    public void Read_Zpl_RefusesWhatPrintersDo(string right, string wrong, string why) =>
        AssertRefused(bytes => ZplReader.Read(bytes), Zpl, right, wrong, why);

    [Fact]
    public void Read_BandsOver255Rows_AreTakenOnlyWhereThePrinterReadsBothBytes()
    {
        var tspl = Tspl.Replace("SIZE 2 mm,2 mm", "SIZE 1 mm,40 mm", StringComparison.Ordinal)
            .Replace("0,4,2,2,0,abcd", "0,4,1,256,0," + new string('a', 256), StringComparison.Ordinal);
        Assert.Contains("a band of 256 rows", Refusal(() => TsplReader.Read(Bytes(tspl))), StringComparison.Ordinal);
        Assert.Single(TsplReader.Read(Bytes(tspl), new ReadingRules { MostRows = 2048 }).Pages);
    }

    private static ReadingRules Labels => new() { HasLabels = true };

    private static ReadingRules Head => new() { HeadDots = 16 };

    private static byte[] Bytes(string latin1) => Encoding.Latin1.GetBytes(latin1);

    private static string Refusal(Action read) => Assert.Throws<PrinterRefusal>(read).Message;

    private static void AssertRefused(Action<byte[]> read, string stream, string right, string wrong, string why)
    {
        var bad = stream.Replace(right, wrong, StringComparison.Ordinal);
        Assert.NotEqual(stream, bad);
        Assert.Contains(why, Refusal(() => read(Bytes(bad))), StringComparison.Ordinal);
    }
}
