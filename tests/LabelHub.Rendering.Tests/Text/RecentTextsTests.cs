using System.Globalization;
using LabelHub.Rendering.Tests.Layout;
using LabelHub.Rendering.Text;

namespace LabelHub.Rendering.Tests.Text;

public class RecentTextsTests
{
    private readonly RecentTexts _texts = new(new SquareText(), generationTexts: 100);

    [Fact]
    public void Of_ManyMoreThanTheLimit_StaysBounded()
    {
        for (var i = 0; i < 10_000; i++)
            AskTwice(Number(i));

        Assert.InRange(_texts.Count, 1, 200);
    }

    [Fact]
    public void Of_TextInConstantUse_StaysWhateverElseComes()
    {
        AskTwice("配料：");
        var caption = _texts.Of("配料：");

        for (var i = 0; i < 1_000; i++)
        {
            AskTwice(Number(i));
            Assert.Same(caption, _texts.Of("配料："));
        }
    }

    [Fact]
    public void Of_ForTheFirstTime_IsOnlyNoted()
    {
        for (var i = 0; i < 1_000; i++)
            _texts.Of(Number(i));

        Assert.Equal(0, _texts.Count);
    }

    [Fact]
    public void Of_LongText_IsNeverKept()
    {
        AskTwice(new string('米', RecentTexts.LongestText + 1));

        Assert.Equal(0, _texts.Count);
    }

    [Fact]
    public void In_MoreStylesThanAreKept_GivesEachAsAFreshTextDoes()
    {
        var text = Engine.Shared.Sized("净含量：500g");
        foreach (var height in Enumerable.Range(10, 40).Concat(Enumerable.Range(10, 40)))
        {
            var shape = text.In(Engine.Bold(height));

            Assert.Equal(Engine.Bold(height), shape.Style);
            Assert.Equal(Engine.Shared.Shape("净含量：500g", Engine.Bold(height)).Glyphs, shape.Glyphs);
            Assert.Same(shape, text.In(Engine.Bold(height)));
        }
    }

    [Fact]
    public void Sized_ShortTextTwice_IsWhatAFreshEngineMakes()
    {
        using var engine = TextEngine.Open(Engine.FontFolder); // nobody else's texts come between
        engine.Sized("净含量：500g");
        var known = engine.Sized("净含量：500g");

        Assert.Same(known, engine.Sized("净含量：500g"));
        Assert.Equal(Engine.Shared.Shape("净含量：500g", Engine.Regular(15)).Glyphs, known.In(Engine.Regular(15)).Glyphs);
    }

    private void AskTwice(string text)
    {
        _texts.Of(text);
        _texts.Of(text);
    }

    private static string Number(int i) => i.ToString(CultureInfo.InvariantCulture);
}
