using LabelHub.Domain.Ingredients;
using LabelHub.Rendering.Composition;
using LabelHub.Rendering.Layout;
using LabelHub.Rendering.Tests.Layout;
using LabelHub.Rendering.Text;

namespace LabelHub.Rendering.Tests.Composition;

public class AllergenWordsTests
{
    private static readonly Ingredient[] Ingredients =
    [
        Plain("大米"),
        new("酱油", null, [Plain("水"), Allergen("大豆", "soy"), Allergen("小麦", "gluten")], []),
        Allergen("小麦粉", "gluten"),
    ];

    [Fact]
    public void In_NestedList_FindsEachAllergenAtItsPlace()
    {
        const string List = "大米、酱油（水、大豆、小麦）、小麦粉";

        Assert.Equal(["大豆", "小麦", "小麦粉"], AllergenWords.In(List, Ingredients).Select(s => List[s.Start..s.End]));
    }

    [Fact]
    public void In_TypedWithBreaks_FollowsTheTextAsPrinted()
    {
        var list = PrintableText.Of("大米、 酱油（水、大豆、\n小麦）、小麦粉 ");

        Assert.Equal(["大豆", "小麦", "小麦粉"], AllergenWords.In(list, Ingredients).Select(s => list[s.Start..s.End]));
    }

    [Fact]
    public void Plan_Allergens_AreTheOnlyBoldWordsOfTheList()
    {
        var content = SampleLabels.Content(TestKit.Products.ProductFile.ById("P06")) with { Ingredients = "大米、酱油（水、大豆、小麦）、小麦粉" };
        var document = LabelComposer.Compose(content, SampleLabels.Print, new PrintWishes { Ingredients = Ingredients });

        var label = Assert.IsType<LayoutPlan.Fits>(LabelLayout.Plan(document, new LabelStock(60, 40), PrinterDpi.Dpi203, Engine.Shared, Engine.Shared)).Label;

        var bold = label.Texts.Where(t => t.Field == "ingredients" && t.Text.Style.Weight == FontWeight.Bold).Select(LayoutLaws.Words);
        Assert.Equal(["配料：", "大豆", "小麦", "小麦粉"], bold);
    }

    private static Ingredient Plain(string name) => new(name, null, [], []);

    private static Ingredient Allergen(string name, string code) => new(name, null, [], [code]);
}
