using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using LabelHub.Domain.Ingredients;

namespace LabelHub.Domain.Tests.Ingredients;

public sealed class IngredientBadInputTests
{
    private static readonly string[] Pieces =
    [
        "小麦粉", "硼砂", "防腐剂", "食品添加剂", "（", "）", "[", "】", "、", "，", ",", "；", "：", ":", "\n", " ", "15%", "\u0301", "\uD83D", "\uDE00",
        "\u200B", "\0", "\u2028", "471", "着色剂", "大豆油", "单，双甘油", "等", "。", "(GM)", "含有", "≥", ".", "酱油", "当归", "雞蛋",
    ];

    [Fact]
    public void Check_AnyMixOfSignsAndWords_KeepsEverySpanInsideTheText()
    {
        var texts = Gen.Elements(Pieces).ListOf().Select(string.Concat).ToArbitrary();
        Prop.ForAll(texts, text => HoldsTogether(text, IngredientFixture.Check(text, text))).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Check_AnyString_KeepsEverySpanInsideTheText()
    {
        var texts = ArbMap.Default.GeneratorFor<char>().ListOf().Select(chars => new string([.. chars])).ToArbitrary();
        Prop.ForAll(texts, text => HoldsTogether(text, IngredientFixture.Check(text, text))).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Check_BracketsAThousandDeep_KeepsTheAnswerShallow()
    {
        var text = string.Concat(Enumerable.Repeat("酱（", 1000)) + "小麦" + new string('）', 1000);
        var report = IngredientFixture.Check(text);
        Assert.Equal(["gluten"], report.Allergens);
        Assert.InRange(Depth(report.Ingredients), 2, 16);
    }

    public static TheoryData<string, string> Units() => new()
    {
        { "brackets", "（" },
        { "closing brackets", "）" },
        { "one entry", "小麦粉" },
        { "entries", "小麦粉、硼砂（苏丹红）、" },
        { "combining marks", "\u0301" },
        { "separators", "、" },
        { "colons", "着色剂：" },
        { "classes", "着色剂（" },
        { "hints", "含有" },
        { "remarks in one bracket", "盐（15%、" },
        { "nothing but a surrogate", "\uD83D" },
    };

    /// <summary>
    /// Memory is counted, not timed, so a busy machine changes nothing; the time bound is far above linear work on
    /// this text and far below quadratic.
    /// </summary>
    [Theory]
    [MemberData(nameof(Units))]
    public void Check_TextOfOneHundredThousandCharacters_TakesLinearMemoryAndTime(string name, string unit)
    {
        Assert.NotEmpty(name);
        var small = Measure(Fill(unit, 12_500));
        var large = Measure(Fill(unit, 100_000));
        Assert.InRange(large.Bytes, 0, (small.Bytes * 12) + 100_000);
        Assert.InRange(large.Time, TimeSpan.Zero, TimeSpan.FromSeconds(2));
    }

    private static string Fill(string unit, int length) => string.Concat(Enumerable.Repeat(unit, (length / unit.Length) + 1))[..length];

    private static (long Bytes, TimeSpan Time) Measure(string text)
    {
        IngredientFixture.Check(text);
        var clock = Stopwatch.StartNew();
        var before = GC.GetAllocatedBytesForCurrentThread();
        IngredientFixture.Check(text);
        return (GC.GetAllocatedBytesForCurrentThread() - before, clock.Elapsed);
    }

    private static bool HoldsTogether(string text, IngredientReport report) => report.Findings.All(f =>
        f.Span is not { } span
        || (span.Start >= 0 && span.Length >= 0 && span.End <= text.Length && text.Substring(span.Start, span.Length) == f.MatchedText));

    private static int Depth(IReadOnlyList<Ingredient> ingredients) =>
        ingredients.Count == 0 ? 0 : 1 + ingredients.Max(i => Depth(i.Contains));
}
