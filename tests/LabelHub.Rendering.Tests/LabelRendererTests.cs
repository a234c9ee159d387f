using LabelHub.Domain.Labels;
using LabelHub.Rendering.Composition;
using LabelHub.Rendering.Layout;
using LabelHub.TestKit.Products;

namespace LabelHub.Rendering.Tests;

public class LabelRendererTests
{
    private static readonly LabelRenderer Renderer = new(Engine.Shared);

    [Fact]
    public void Render_Product_DrawsThePlanAtTheStocksSize()
    {
        var drawn = Assert.IsType<RenderOutcome.Drawn>(Renderer.Render(SampleLabels.Document("P06"), new LabelStock(60, 40), PrinterDpi.Dpi203));

        Assert.Equal((480, 320), (drawn.Picture.Width, drawn.Picture.Height));
        Assert.Equal(SampleLabels.QrUrl, drawn.Label.Qr!.Payload);
        Assert.InRange(drawn.Picture.Bits.Sum(b => (double)byte.PopCount(b)) / (480 * 320), 0.05, 0.25);
    }

    [Fact]
    public void Render_SameDocumentOnManyThreads_GivesTheSameDots()
    {
        var pictures = new byte[24][];
        Parallel.For(0, pictures.Length, i => pictures[i] = Assert.IsType<RenderOutcome.Drawn>(
            Renderer.Render(SampleLabels.Document("P28"), new LabelStock(50, 30), PrinterDpi.Dpi300)).Picture.Bits);

        Assert.All(pictures, p => Assert.True(p.AsSpan().SequenceEqual(pictures[0])));
    }

    [Fact]
    public void Render_CharacterTheFontLacks_NamesItWithItsField()
    {
        var content = SampleLabels.Content(ProductFile.ById("P06")) with
        {
            Ingredients = "油菜籽😀、水😀",
            Notes = [new("等\U0002B5E6级", "一级")],
        };

        var missing = Assert.IsType<RenderOutcome.MissesGlyphs>(Render(content)).Fields;

        Assert.Equal(["ingredients:😀", "notes[0].caption:\U0002B5E6"], missing.Select(m => $"{m.Field}:{string.Concat(m.Characters)}"));
    }

    [Theory]
    [InlineData("荞麦饸饹面")]
    [InlineData("㙍䶮烤馕")]
    public void Render_RareCharacterTheFontHas_IsDrawn(string name) =>
        Assert.IsType<RenderOutcome.Drawn>(Render(SampleLabels.Content(ProductFile.ById("P06")) with { FoodName = name }));

    [Fact]
    public void Render_TooMuchForTheStock_NamesTheSmallestThatFits()
    {
        var document = SampleLabels.Document("P28");

        var refusal = Assert.IsType<RenderOutcome.DoesNotFit>(Renderer.Render(document, new LabelStock(40, 30), PrinterDpi.Dpi203));

        Assert.Equal((MissingSpace.Height, new LabelStock(50, 30)), (refusal.Reason.Cause, refusal.SmallestStock));
        Assert.IsType<RenderOutcome.Drawn>(Renderer.Render(document, refusal.SmallestStock!.Value, PrinterDpi.Dpi203));
    }

    [Fact]
    public void Render_TooMuchForAnyStock_NamesNone()
    {
        var content = SampleLabels.Content(ProductFile.ById("P06")) with { Ingredients = string.Join('、', Enumerable.Repeat("油菜籽", 900)) };

        var refusal = Assert.IsType<RenderOutcome.DoesNotFit>(Render(content));

        Assert.Null(refusal.SmallestStock);
        Assert.Equal(LabelFields.Ingredients, refusal.Reason.Field);
    }

    private static RenderOutcome Render(LabelContent content) =>
        Renderer.Render(LabelComposer.Compose(content, SampleLabels.Print, null, draft: false), new LabelStock(60, 40), PrinterDpi.Dpi203);
}
