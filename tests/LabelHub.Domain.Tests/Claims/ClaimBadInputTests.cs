using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using LabelHub.Domain.Findings;
using LabelHub.Domain.Labels;

namespace LabelHub.Domain.Tests.Claims;

/// <summary>Whatever is typed, the check answers in linear time, and what it points at stands there.</summary>
public sealed class ClaimBadInputTests
{
    private const int Runs = 12;
    private const int MostGrowth = 24;

    private static readonly string[] Pieces =
    [
        "抗癌", "降", "血", "糖", "压", "jiang xue tang", "kang", "增强免疫力", "长寿", "面", "氵台", "疗", "💊", "🩸", "👨\u200D👩", "\uD83D", "\uDE00", "\u0301", "\u200B",
        "\u00AD", "\0", "\u0007", "\u2028", "\n", " ", "，", "。", "、", "（", "）", "Ⅲ", "①", "㍿", "ﷺ", "ſ", "İ", "不具有", "不宜", "第", "一", "最", "好", "三天", "8斤", "%", "ＪＦ",
        "蛋白质是人体的主要构成物质并提供多种氨基酸", "膳食纤维有助于维持正常的肠道功能。", "減", "蕞", "トウ",
    ];

    [Fact]
    public void Detect_AnyMixOfClaimsAndSigns_PointsIntoTheTextAsTyped()
    {
        var texts = Gen.Elements(Pieces).ListOf().Select(string.Concat).ToArbitrary();
        Prop.ForAll(texts, HoldsTogether).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Detect_AnyString_PointsIntoTheTextAsTyped()
    {
        var texts = ArbMap.Default.GeneratorFor<char>().ListOf().Select(chars => new string([.. chars])).ToArbitrary();
        Prop.ForAll(texts, HoldsTogether).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Detect_EveryControlAndEveryLoneSurrogateWithinAClaim_StillFindsIt()
    {
        var signs = Enumerable.Range(0, 0xA0).Select(i => (char)i).Where(char.IsControl).Concat(['\uD800', '\uDBFF', '\uDC00', '\uDFFF']);
        Assert.All(signs, sign =>
        {
            var text = $"本品能抗{sign}癌{sign}防癌";
            var finding = Find(text)[0];
            Assert.Equal(finding.MatchedText, text.Substring(finding.Span!.Value.Start, finding.Span.Value.Length));
        });
    }

    [Theory]
    [InlineData("\uFFFD💊\u00AD、🩸👨\u200D👩💊💊（ſ jiang xue tang降血トウ不宜")]
    [InlineData("💊🩸不宜")]
    [InlineData("💊🩸，不具有")]
    public void Detect_ClaimOfEmojiBeforeTheFirstLetter_PointsIntoTheTextAsTyped(string text) => Assert.True(HoldsTogether(text));

    [Fact]
    public void Detect_TenThousandCombiningMarksWithinAClaim_SpansThemAll()
    {
        var text = "本品抗" + new string('\u0301', 10_000) + "癌";
        Assert.Contains(Find(text), f => f.Span == new TextSpan(2, 10_002));
    }

    [Fact]
    public void Detect_AThousandBracketsAroundAClaim_FindsIt()
    {
        var text = new string('（', 1000) + "抗癌" + new string('）', 1000);
        Assert.Contains(Find(text), f => f.MatchedText == "抗癌");
    }

    public static TheoryData<string, string> Units() => new()
    {
        { "claims", "抗癌" },
        { "one character", "最" },
        { "words of templates", "降血糖血压不疼三天" },
        { "a part that never comes to its verb", "血糖" },
        { "gates and claims", "不具有治疗作用" },
        { "exceptions", "长寿面长寿糕" },
        { "allowed sentences", "膳食纤维有助于维持正常的肠道功能。抗癌。" },
        { "pinyin", "jiang xue tang " },
        { "Latin without end", "zhuang" },
        { "digits", "3" },
        { "emoji", "💊" },
        { "components", "氵台疒了" },
        { "combining marks", "\u0301" },
        { "brackets", "（" },
        { "stops", "。" },
        { "surrogates", "\uD83D" },
        { "one character that stands for many", "ﷺ" },
        { "traditional", "減肥" },
        { "spaces", "抗 癌 " },
    };

    /// <summary>
    /// Memory is counted, not timed. Time is the best of several runs against the best of as many on an eighth of the
    /// text: linear work takes 8 times as long, quadratic 64 times; a busy machine only makes it try again.
    /// </summary>
    [Theory]
    [MemberData(nameof(Units))]
    public void Detect_TextOfOneHundredThousandCharacters_TakesLinearMemoryAndTime(string name, string unit)
    {
        Assert.NotEmpty(name);
        var (small, large) = (Fill(unit, 12_500), Fill(unit, 100_000));
        var (least, most) = (Measure(small), Measure(large));
        Assert.InRange(most.Bytes, 0, (least.Bytes * 12) + 100_000);
        for (var run = 0; run < Runs && most.Time > least.Time * MostGrowth; run++)
            (least.Time, most.Time) = (Shorter(least.Time, Measure(small).Time), Shorter(most.Time, Measure(large).Time));
        Assert.InRange(most.Time, TimeSpan.Zero, least.Time * MostGrowth);
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static string Fill(string unit, int length) => string.Concat(Enumerable.Repeat(unit, (length / unit.Length) + 1))[..length];

    private static (long Bytes, TimeSpan Time) Measure(string text)
    {
        Find(text);
        var clock = Stopwatch.StartNew();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Find(text);
        return (GC.GetAllocatedBytesForCurrentThread() - before, clock.Elapsed);
    }

    private static bool HoldsTogether(string text) => Find(text).All(f =>
        f.Span is { } span && span.Start >= 0 && span.Length > 0 && span.End <= Source(f, text).Length
        && Source(f, text).Substring(span.Start, span.Length) == f.MatchedText);

    /// <summary>The slogan is the text turned round, so that fields meet in every order.</summary>
    private static IReadOnlyList<Finding> Find(string text) => TestClaims.Detector.Detect(
        new LabelContent { FoodName = text, Slogan = Reversed(text), Description = text, Usage = text },
        PackagingForm.SimplePackaged, "450000", TestClaims.Today);

    private static string Source(Finding finding, string text) => finding.Field == LabelFields.Slogan ? Reversed(text) : text;

    private static string Reversed(string text)
    {
        var characters = text.ToCharArray();
        Array.Reverse(characters);
        return new string(characters);
    }
}
