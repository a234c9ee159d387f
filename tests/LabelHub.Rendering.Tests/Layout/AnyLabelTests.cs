using FsCheck;
using FsCheck.Fluent;
using LabelHub.Domain.Labels;
using LabelHub.Rendering.Composition;
using LabelHub.Rendering.Layout;

namespace LabelHub.Rendering.Tests.Layout;

/// <summary>Whatever an owner types either keeps the laws of layout or is refused with a reason; nothing throws.</summary>
public class AnyLabelTests
{
    private static readonly string[] Scraps =
    [
        "大米", "水、", "（花生油）", "，", "。", "：", "500g", "12个月", "2026-05-20", " ", "\n", "24小时", "https://a.example/t/", "\u200B", "\u3000",
        "GB/T 1534", "℃", "——", "…", "“好”", "䶮", "\U00020BB7", "é", "Superlongwordwithoutanybreak", "～", "（", "）", "gjpqy|", "1234567890123456789012",
        "（（（（（（（（（（", "《“‘【「", "））））））", "，。、；",
    ];

    private static readonly Gen<string> Words = Gen.Elements(Scraps).ListOf().Select(s => string.Concat(s.Take(24)));

    private static readonly Arbitrary<LabelContent> Contents = (
        from texts in Words.ArrayOf(9)
        from notes in Words.Two().Select(n => new LabelNote(n.Item1, n.Item2)).ListOf()
        from days in Gen.Choose(0, 40_000)
        from life in Gen.Choose(0, 1000)
        select new LabelContent
        {
            FoodName = texts[0],
            Ingredients = texts[1],
            NetContent = texts[2],
            StorageConditions = texts[3],
            BatchNumber = texts[4],
            WorkshopName = texts[5],
            WorkshopAddress = texts[6],
            WorkshopPhone = texts[7],
            AuthorizationNumber = texts[8],
            ProductionDate = new DateOnly(2020, 1, 1).AddDays(days),
            ShelfLife = new ShelfLife(life, (ShelfLifeUnit)(life % 4)),
            Notes = [.. notes.Take(4)],
        }).ToArbitrary();

    [Fact]
    public void Plan_AnyLabel_HoldsTheLawsOrGivesAReason() => Prop.ForAll(Contents, (Action<LabelContent>)Hold)
        .Check(Config.QuickThrowOnFailure.WithMaxTest(40).WithReplay(20_261_121, 50_320_021));

    [Fact]
    public void Plan_InkLeftOfThePen_StaysOnThePage()
    {
        var words = string.Join(' ', Enumerable.Repeat("jelly", 40));
        Assert.True(LayoutLaws.Ink(Placed.Line("j", Engine.Bold(24), 0, 30)).X < 0, "The tail of a j should stick out.");

        Hold(new LabelContent { FoodName = "jelly", Notes = [new LabelNote("", words)], ProductionDate = new DateOnly(2026, 5, 20) });
        Hold(new LabelContent { FoodName = words });
    }

    /// <summary>Cut between two of them, a line ends with a mark that lost its neighbour's white half.</summary>
    [Theory]
    [InlineData('（')]
    [InlineData('《')]
    [InlineData('“')]
    [InlineData('‘')]
    [InlineData('【')]
    [InlineData('）')]
    public void Plan_NothingButMarks_StaysOnThePage(char mark)
    {
        foreach (var count in new[] { 7, 33, 40, 54, 60, 100 })
        {
            var run = new string(mark, count);
            Hold(new LabelContent { FoodName = run, NetContent = "5L" });
            Hold(new LabelContent { FoodName = "菜籽油", Ingredients = run, NetContent = run, WorkshopAddress = run, Notes = [new LabelNote("", "好")] });
        }
    }

    private static void Hold(LabelContent content)
    {
        var count = content.Notes.Count;
        var print = SampleLabels.Print with { RequiredWords = count % 2 == 0 ? [] : ["小作坊食品"] };
        var document = LabelComposer.Compose(content, print, count % 3 == 0 ? null : SampleLabels.QrUrl, draft: count > 2);
        foreach (var stock in LabelStock.All)
        {
            foreach (var dpi in Enum.GetValues<PrinterDpi>())
            {
                switch (LabelLayout.Plan(document, stock, dpi, Engine.Shared, Engine.Shared))
                {
                    case LayoutPlan.Fits fits:
                        LayoutLaws.Hold(document, stock, dpi, fits.Label);
                        break;
                    case LayoutPlan.DoesNotFit refusal:
                        Assert.True(refusal.MissingMm > 0 || refusal.Cause == MissingSpace.Width, $"{refusal}");
                        break;
                }
            }
        }
    }
}
