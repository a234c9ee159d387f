using System.Globalization;
using LabelHub.Rendering.Text;

namespace LabelHub.Rendering.Tests.Text;

public class RecentShapesTests
{
    private static readonly TextStyle Style = Engine.Regular(15);
    private readonly RecentShapes _shapes = new(generationTexts: 100);

    [Fact]
    public void Add_ManyMoreThanTheLimit_StaysBounded()
    {
        for (var i = 0; i < 10_000; i++)
            AddTwice(Shape(i));

        Assert.InRange(_shapes.Count, 1, 200);
    }

    [Fact]
    public void Find_TextInConstantUse_StaysWhateverElseComes()
    {
        var caption = new ShapedText("配料：", Style, []);
        AddTwice(caption);

        for (var i = 0; i < 1_000; i++)
        {
            AddTwice(Shape(i));
            Assert.Same(caption, _shapes.Find("配料：", Style));
        }
    }

    [Fact]
    public void Add_ForTheFirstTime_IsOnlyNoted()
    {
        for (var i = 0; i < 1_000; i++)
            _shapes.Add(Shape(i));

        Assert.Equal(0, _shapes.Count);
    }

    [Fact]
    public void Find_AnotherStyle_IsAnotherShape()
    {
        AddTwice(new ShapedText("配料：", Style, []));

        Assert.NotNull(_shapes.Find("配料：", Style));
        Assert.Null(_shapes.Find("配料：", Engine.Bold(15)));
        Assert.Null(_shapes.Find("配料：", Engine.Regular(16)));
    }

    [Fact]
    public void Shape_ShortTextTwice_IsWhatAFreshEngineMakes()
    {
        using var engine = TextEngine.Open(Engine.FontFolder); // nobody else's texts come between
        engine.Shape("净含量：500g", Style);
        var first = engine.Shape("净含量：500g", Style);
        using var fresh = TextEngine.Open(Engine.FontFolder);

        Assert.Same(first, engine.Shape("净含量：500g", Style));
        Assert.Equal(fresh.Shape("净含量：500g", Style).Glyphs, first.Glyphs);
    }

    private void AddTwice(ShapedText shape)
    {
        _shapes.Add(shape);
        _shapes.Add(shape);
    }

    private static ShapedText Shape(int i) => new(i.ToString(CultureInfo.InvariantCulture), Style, []);
}
