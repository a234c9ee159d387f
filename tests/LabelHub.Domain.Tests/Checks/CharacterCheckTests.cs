using LabelHub.Domain.Checks;
using LabelHub.Domain.Findings;
using LabelHub.Domain.Labels;

namespace LabelHub.Domain.Tests.Checks;

public class CharacterCheckTests
{
    /// <summary>Fonts that lack a smile and a variation selector.</summary>
    private static readonly CharacterCheck Check = new(text =>
        [.. new[] { ("😀", "😀"), ("\uFE0F", "U+FE0F") }.Where(c => text.Contains(c.Item1, StringComparison.Ordinal)).Select(c => c.Item2)]);

    [Fact]
    public void Check_CharacterNoFontHas_WarnsAtItsPlace()
    {
        var finding = Assert.Single(Check.Check(new LabelContent { FoodName = "菜籽油😀", Ingredients = "油菜籽" }));

        Assert.Equal((LabelFields.FoodName, Severity.Warning, "😀"), (finding.Field, finding.Severity, finding.MatchedText));
        Assert.Equal(new TextSpan(3, 2), finding.Span);
        Assert.Equal(CitationStatus.Product, finding.Citation.Status);
        Assert.Contains("😀", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_CharacterThatCannotBeSeen_IsCalledInvisibleAndFound()
    {
        var finding = Assert.Single(Check.Check(new LabelContent { Notes = [new LabelNote("等级", "一\uFE0F级")] }));

        Assert.Equal(("notes[0].text", new TextSpan(1, 1)), (finding.Field, finding.Span));
        Assert.Contains("看不见的符号", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_PlainText_SaysNothing() => Assert.Empty(Check.Check(new LabelContent { FoodName = "菜籽油" }));
}
