using FsCheck;
using FsCheck.Fluent;
using LabelHub.Rendering.Text;

namespace LabelHub.Rendering.Tests.Text;

/// <summary>Random mixtures of what labels are made of, in lines of random and changing width.</summary>
public class LineBreakerPropertyTests
{
    private const string NeverFirst = "、。，．：；？！）》」』】〉”’·～:;?!)]}%％‰℃°㎏㎎㎡—…";
    private const string NeverLast = "（《「『【〈“‘([{￥$№≥≤±<>";

    private static readonly string[] Scraps =
    [
        "大米", "水", "（花生油）", "、", "，", "。", "：", "500g", "12个月", "2026-05-20", "03:40", " ", "100 g", "24小时", "https://a.example/t/",
        "GB/T 1534", "℃", "≤20", "——", "…", "“好”", "\U00020BB7", "e\u0301", "葛\U000E0100", "Superlongword", "～", "（", "）", "第3组", "1234567890123",
    ];

    /// <summary>As on a label, no text starts with a space.</summary>
    private static readonly Arbitrary<Mixture> Mixtures = (
        from scraps in Gen.ListOf(Gen.Elements(Scraps))
        from widths in Gen.NonEmptyListOf(Gen.Choose(20, 200))
        select new Mixture(string.Concat(scraps).TrimStart(), [.. widths])).ToArbitrary();

    [Fact]
    public void Next_AnyMixture_KeepsAllTextInOrder() => Check(m =>
    {
        var lines = Lines(m);
        var kept = string.Concat(lines.Select((l, i) => m.Text[l.Start..l.Line.End] + m.Text[l.Line.End..l.Line.Next].Replace(" ", "_")));
        return kept.Replace('_', ' ') == m.Text && lines.TrueForAll(l => l.Line.Next > l.Start);
    });

    [Fact]
    public void Next_AnyMixture_IsNeverWiderThanTheLine() =>
        Check(m => Lines(m).TrueForAll(l => l.Line.Width <= l.Width && l.Line.Width == Boxes(m.Text)[l.Start..l.Line.End].Sum(b => b.Advance)));

    [Fact]
    public void Next_AnyMixture_StartsAndEndsNoLineAgainstTheTable() => Check(m => Lines(m).TrueForAll(l =>
        l.Line.Next == m.Text.Length
        || l.Line.Kind <= BreakKind.Forbidden
        || IsInsideAddress(m.Text, l.Line.Next)
        || (!NeverFirst.Contains(m.Text[l.Line.Next]) && !NeverLast.Contains(m.Text[l.Line.End - 1]))));

    [Fact]
    public void Next_AnyMixture_CutsNoCharacter() => Check(m => Lines(m).TrueForAll(l =>
        l.Line.Next == m.Text.Length || Boxes(m.Text)[l.Line.Next].Advance > 0));

    [Fact]
    public void Next_AnyMixture_CutsPoorlyOnlyWhereNoBetterBreakFits() => Check(m => Lines(m).TrueForAll(l =>
        !Enumerable.Range(l.Start + 1, l.Line.Next - l.Start).Any(i => i < m.Text.Length && KindsOf(m.Text)[i] > l.Line.Kind)));

    /// <summary>The marks of a web address are no marks of a text.</summary>
    private static bool IsInsideAddress(string text, int index)
    {
        var scheme = text.LastIndexOf("://", index, StringComparison.Ordinal);
        return scheme >= 0 && text[scheme..index].All(c => c is > ' ' and <= '~') && text[index] is > ' ' and <= '~';
    }

    private static void Check(Func<Mixture, bool> holds) =>
        Prop.ForAll(Mixtures, holds).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(7_718_2025, 2_026_1121));

    private static BreakKind[] KindsOf(string text) => LineBreakRules.Of(text, LineBreakClasses.Of(text));

    private static CharacterBox[] Boxes(string text)
    {
        var kinds = KindsOf(text);
        return [.. text.Select((c, i) => new CharacterBox(kinds[i] == BreakKind.Never && i > 0 ? 0 : c < 0x80 ? 9 : 16))];
    }

    /// <summary>Every third line is beside a QR code, so to say.</summary>
    private static List<(int Start, int Width, BrokenLine Line)> Lines(Mixture mixture)
    {
        var lines = new List<(int, int, BrokenLine)>();
        var (breaks, boxes, classes) = (KindsOf(mixture.Text), Boxes(mixture.Text), LineBreakClasses.Of(mixture.Text));
        for (var start = 0; start < mixture.Text.Length;)
        {
            var width = mixture.Widths[lines.Count % mixture.Widths.Length];
            var line = LineBreaker.Next(breaks, boxes, classes, start, width) ?? throw new InvalidOperationException("Nothing fits.");
            lines.Add((start, width, line));
            start = line.Next;
        }

        return lines;
    }

    private sealed record Mixture(string Text, int[] Widths);
}
