using System.Text.RegularExpressions;
using LabelHub.Domain.Labels;
using LabelHub.Rendering.Composition;
using LabelHub.Rendering.Layout;
using LabelHub.Rendering.Raster;

namespace LabelHub.Rendering.Tests.Layout;

/// <summary>
/// No line ends inside a date with its time, a number with its unit, a licence, telephone or batch number, a net content or a
/// bracketed part, unless that is wider than the line; and a caption leaves its value only where no line holds both.
/// </summary>
internal static partial class WholeUnitLaws
{
    /// <summary>Dots of a line within which rounding and white halves of marks may decide.</summary>
    private const int Doubt = 4;

    private static readonly string[] WholeFields =
        [LabelFields.BatchNumber, LabelFields.AuthorizationNumber, LabelFields.WorkshopPhone, LabelFields.NetContent, LabelFields.ProductStandard];

    public static void Hold(LabelDocument document, LabelStock stock, PrinterDpi dpi, PlacedLabel label)
    {
        var frame = new PageFrame(stock, dpi, document.QrUrl is { } url ? QrMatrix.SizeOf(url) : 0, label.Qr?.ModuleDots ?? 0, document.Logo);
        foreach (var block in document.Blocks.Where(b => b.Field is not null && document.Blocks.Count(o => o.Field == b.Field) == 1))
        {
            var lines = LinesOf(block, label);
            foreach (var unit in UnitsOf(block))
            {
                for (var i = 0; i + 1 < lines.Count; i++)
                {
                    var end = lines[i].End;
                    if (end > unit.Start && end < unit.End)
                        Assert.True(IsLastResort(block, unit, lines[i].Text, document, dpi) || IsTooWide(block, unit, lines, i, frame), $"{stock} {dpi}: '{block.Text[unit.Start..unit.End]}' is cut at {end - unit.Start}");
                }
            }
        }
    }

    /// <summary>What the rules of layout keep whole, found without them.</summary>
    private static IEnumerable<(int Start, int End)> UnitsOf(LabelBlock block)
    {
        var text = block.Text;
        if (WholeFields.Contains(block.Field) && block.Value.Length <= 32 && Plain().IsMatch(block.Value))
            yield return (block.Lead.Length, text.Length);
        foreach (Match match in Units().Matches(text))
            yield return (match.Index, match.Index + match.Length);
    }

    /// <summary>Where its lines end in its text, and the place and the style of each.</summary>
    private static List<(int Start, int End, PlacedText Text, bool StartsLine)> LinesOf(LabelBlock block, PlacedLabel label)
    {
        var lines = new List<(int, int, PlacedText, bool)>();
        var end = 0;
        foreach (var line in label.Texts.Where(t => t.Field == block.Field).GroupBy(t => t.Baseline))
        {
            var start = end;
            foreach (var c in string.Concat(line.Select(LayoutLaws.Words)).Where(c => c != ' '))
                end = block.Text.IndexOf(c, end) + 1;
            lines.Add((start, end, line.Last(), line.First().X <= label.Texts.Min(t => t.X) + Doubt));
        }

        return lines;
    }

    /// <summary>Brackets are cut where else the label would not fit at all.</summary>
    private static bool IsLastResort(LabelBlock block, (int Start, int End) unit, PlacedText text, LabelDocument document, PrinterDpi dpi) =>
        block.Text[unit.Start] == '（' && text.Text.Style.InkHeight <= LabelStock.DotsAtLeast(document.MinimumHeightMm, dpi);

    private static bool IsTooWide(
        LabelBlock block, (int Start, int End) unit, List<(int Start, int End, PlacedText Text, bool StartsLine)> lines, int at, PageFrame frame)
    {
        var (here, next) = (lines[at], lines[at + 1]);
        // Marks and numbers without a space between hold one another.
        var (start, end) = unit;
        while (start > block.Lead.Length && Holds(block.Text[start - 1]))
            start--;
        while (end < block.Text.Length && Holds(block.Text[end]))
            end++;
        var width = Engine.Shared.Shape(block.Text[start..end], here.Text.Text.Style).Width;
        var room = Math.Min(RoomOf(here.Text, frame), RoomOf(next.Text, frame));
        return width > room - Doubt;
    }

    private static bool Holds(char c) => c != ' ' && (c is < '\u4E00' or > '\u9FFF' || "年月日第个小时分钟天克".Contains(c, StringComparison.Ordinal));

    private static int RoomOf(PlacedText text, PageFrame frame)
    {
        var metrics = Engine.Shared.Metrics(text.Text.Style);
        return frame.RightAt(text.Baseline - metrics.Ascent, text.Baseline + metrics.Descent) - frame.Printable.X;
    }

    [GeneratedRegex("^[\\p{L}\\p{N}][\\p{L}\\p{N} /×.-]*$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Plain();

    [GeneratedRegex(
        @"\d{4}-\d{2}-\d{2}( \d{2}:\d{2})?|\d+([.,-]\d+)*(\s?(kg|mg|g|mL|ml|L)(?![A-Za-z])|个月|小时|分钟|毫升|千克|克|天|年|月|日|℃|%)?([～×-]\d+(g|ml|克|℃|天)?)*|（[^（）]{1,16}）",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Units();
}
