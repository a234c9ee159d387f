using System.Globalization;
using System.Text.RegularExpressions;
using LabelHub.Domain.Checks;
using LabelHub.Domain.Labels;
using LabelHub.Domain.Reminders;
using LabelHub.Domain.Tests.Claims;
using LabelHub.TestKit.Claims;

namespace LabelHub.Domain.Tests.Rules;

/// <summary>What an owner reads is Chinese: no words of programs, no ids, no dates with dashes.</summary>
public sealed partial class PlainWordsTests
{
    /// <summary>Units and the names of standards, which stand on packs and in the law.</summary>
    private static readonly HashSet<string> Allowed =
        new(["GB", "NY", "SB", "QB", "DB", "kg", "mL", "ml", "mg", "vol", "kJ", "XO", "VC", "DHA"], StringComparer.Ordinal);

    [GeneratedRegex(@"\d{4}-\d{2}-\d{2}|JSON|UTF-?8|true|false|null|第 ?N ?行|[A-Za-z]+-\d*\.[a-z]|cn[.-]|大白话|老少皆宜|行政区划代码|字符串|控制字符", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Forbidden { get; }

    [GeneratedRegex("[A-Za-z]{2,}", RegexOptions.None, 1000)]
    private static partial Regex Latin { get; }

    [GeneratedRegex(@"^\s*(?:- )?(message|suggestion|asks|nameMessage|announcement|why): *(?<text>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Texts { get; }

    [GeneratedRegex(@"\{[a-z]+\}", RegexOptions.None, 1000)]
    private static partial Regex Placeholder { get; }

    /// <summary>What is quoted or given as an example may be anything a label says.</summary>
    [GeneratedRegex("“[^”]*”|例如[^。；]*", RegexOptions.None, 1000)]
    private static partial Regex Quoted { get; }

    [Fact]
    public void Texts_OfEveryRuleFile_ArePlain()
    {
        var texts = TestClaims.Sources.SelectMany(s => Texts.Matches(s.Text).Select(m => (s.Path, Text: m.Groups["text"].Value))).ToList();
        Assert.True(texts.Count > 400);
        Assert.All(texts, t => AssertPlain(t.Path, Placeholder.Replace(t.Text, "")));
    }

    [Fact]
    public void Findings_OfManyLabels_ArePlain()
    {
        var checker = LabelChecker.Compile(TestClaims.Sources, static text => text.Contains("😀", StringComparison.Ordinal) ? ["U+200B", "😀"] : []);
        foreach (var day in (DateOnly[])[new(2026, 11, 21), new(2027, 3, 15), new(2027, 3, 16)])
        {
            foreach (var label in Labels(day))
            {
                foreach (var place in (string[])["110000", "450300", "500000", "520100", "370000"])
                {
                    foreach (var form in Enum.GetValues<PackagingForm>())
                    {
                        var check = checker.Check(new LabelCheckQuery(place, form, "白酒", day, day, 100, label));
                        foreach (var finding in check.Findings)
                        {
                            AssertPlain(finding.RuleId, Without(finding.Message, finding.MatchedText));
                            AssertPlain(finding.RuleId, Without(finding.Suggestion ?? "", finding.MatchedText));
                        }
                    }
                }
            }
        }
    }

    [Fact]
    public void ReminderTexts_OfEveryKind_ArePlain()
    {
        var today = new DateOnly(2026, 11, 21);
        foreach (var kind in Enum.GetValues<ReminderKind>())
        {
            foreach (var days in (int[])[-3, 0, 1, 30])
            {
                foreach (var renewBy in (DateOnly?[])[null, today.AddDays(-1), today, today.AddDays(5)])
                {
                    var text = new ReminderText(kind, ReminderAudience.Workshop, "手工面", today.AddDays(days), renewBy, null);
                    AssertPlain(kind.ToString(), text.Message(today, Reminders.WorkCalendarTests.Shipped));
                }
            }
        }
    }

    private static IEnumerable<LabelContent> Labels(DateOnly day)
    {
        yield return new LabelContent();
        yield return new LabelContent { ProductionDate = day, FoodName = "老酒😀" };
        yield return LabelChecks.Complete with
        {
            FoodName = "红枣糕", Ingredients = "小麦粉３０％、白砂糖４０％、酱油、红枣、柠檬黄、211、（小苏打", NetContent = "１０斤", ShelfLife = new ShelfLife(0, ShelfLifeUnit.Day),
            StorageConditions = "10~0℃", ProductionDate = day.AddDays(3), Description = "不含小麦",
        };
        yield return LabelChecks.Complete with { NetContent = "500", ShelfLife = new ShelfLife(40, ShelfLifeUnit.Year), ProductionDate = day.AddYears(-9) };
        yield return LabelChecks.Complete with { NetContent = "4袋", ShelfLife = new ShelfLife(5, ShelfLifeUnit.Hour), ProductionDate = day, Ingredients = "罂粟壳、硼砂、花生" };
        foreach (var row in ClaimFile.Development.Where(r => r.IsViolation).Take(200).Chunk(10))
            yield return LabelChecks.Complete with { Description = string.Join('。', row.Select(r => r.Text)) };
    }

    private static string Without(string text, string? matched) =>
        string.IsNullOrEmpty(matched) ? text : text.Replace(matched, "", StringComparison.Ordinal);

    private static void AssertPlain(string where, string text)
    {
        Assert.False(Forbidden.IsMatch(text), string.Create(CultureInfo.InvariantCulture, $"{where}: {text}"));
        var quoted = Quoted.Replace(text, "");
        Assert.All(Latin.Matches(quoted), m => Assert.True(Allowed.Contains(m.Value), $"{where}: {m.Value} in {text}"));
    }
}
