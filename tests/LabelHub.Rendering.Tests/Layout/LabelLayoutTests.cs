using LabelHub.Domain.Labels;
using LabelHub.Rendering.Composition;
using LabelHub.Rendering.Layout;

namespace LabelHub.Rendering.Tests.Layout;

/// <summary>The strategy, step by step, on square characters: 40x30 at 203 dpi has 304 by 224 printable dots.</summary>
public class LabelLayoutTests
{
    private static readonly SquareText Squares = new();
    private static readonly LabelStock Small = new(40, 30);

    [Fact]
    public void Plan_FewFields_StandOneALineFromTheTopLeftAtTheComfortableSize()
    {
        var texts = Fits(Document(Title("米粉"), Text("配料", "大米"), Text("贮存条件", "冷藏"))).Label.Texts;

        Assert.Equal(["米粉", "配料：", "大米", "贮存条件：", "冷藏"], texts.Select(LayoutLaws.Words));
        Assert.Equal(3, texts.Select(t => t.Baseline).Distinct().Count());
        Assert.All(texts.Skip(1), t => Assert.Equal(21, t.Text.Style.InkHeight));
        Assert.All(new[] { texts[0], texts[1], texts[3] }, t => Assert.Equal(8, t.X));
        Assert.Equal(8 + texts[0].Text.Style.InkHeight, texts[0].Baseline);
    }

    [Fact]
    public void Plan_RoomToSpare_PutsWhiteBetweenFieldsAndMoreRoundTheDates()
    {
        var texts = Fits(Document(Title("米粉"), Text("配料", "大米"), Date("2026-05-20"), Text("贮存", "冷藏"), Text("电话", "1"))).Label.Texts;
        var baselines = texts.Select(t => t.Baseline).Distinct().ToList();

        var afterDate = baselines[3] - baselines[2];
        var betweenFields = baselines[4] - baselines[3];
        Assert.True(afterDate > betweenFields, $"{afterDate} against {betweenFields}");
        Assert.True(betweenFields > 21 + 4, $"{betweenFields}");
    }

    [Fact]
    public void Plan_ShortNeighbours_ShareALineBeforeTheTextShrinksUnderTheTarget()
    {
        LabelBlock[] fields = [.. Enumerable.Range(0, 14).Select(i => Text("字段", $"值{i}"))];

        var fits = Fits(Document([Title("米粉"), .. fields]));

        Assert.Empty(fits.Yields);
        Assert.True(fits.Label.Texts.Select(t => t.Baseline).Distinct().Count() < 15);
        Assert.Equal(2, fits.Label.Texts.Where(t => t.Text.Text == "字段：").Select(t => t.X).Distinct().Count());
    }

    [Fact]
    public void Plan_ManyFields_RunOnWithCaptionsKeptToTheirValues()
    {
        LabelBlock[] fields = [.. Enumerable.Range(0, 14).Select(i => Text("说明", "一二三四五六七八九十" + (char)('甲' + i)))];

        var label = Fits(Document([Title("米粉"), .. fields])).Label;

        foreach (var line in label.Texts.GroupBy(t => t.Baseline).Select(g => string.Concat(g.Select(LayoutLaws.Words))).Skip(1))
        {
            Assert.False(line.EndsWith('：'), line);
            Assert.False(line.EndsWith("：一", StringComparison.Ordinal), line);
            Assert.DoesNotContain("明：", line[..Math.Min(2, line.Length)], StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Plan_TooMuchText_IsRefusedWithTheFieldAndTheMissingHeight()
    {
        var document = Document(Title("米粉"), Text("配料", "大米"), Text("说明", new string('长', 400), LabelFields.Description));

        var refusal = Assert.IsType<LayoutPlan.DoesNotFit>(Plan(document, Small));

        Assert.Equal((LabelFields.Description, MissingSpace.Height), (refusal.Field, refusal.Cause));
        // 403 characters of 15 dots, 20 a line, are 21 lines; 17 dots each, with the name about 374 of 224 dots.
        Assert.InRange(refusal.MissingMm, 18, 20);
    }

    [Fact]
    public void Plan_DateWiderThanTheStock_IsRefusedRatherThanCut()
    {
        var refusal = Assert.IsType<LayoutPlan.DoesNotFit>(Plan(Document(Date("2026-05-20")), new LabelStock(10, 30)));

        Assert.Equal((LabelFields.ProductionDate, MissingSpace.Width), (refusal.Field, refusal.Cause));
    }

    [Fact]
    public void Plan_NarrowStock_PutsADateUnderItsCaptionWhole()
    {
        var texts = Fits(Document(Date("2026-05-20")), new LabelStock(15, 30)).Label.Texts;

        Assert.Equal(["生产日期：", "2026-05-20"], texts.Select(LayoutLaws.Words));
    }

    [Fact]
    public void Plan_LongWord_IsCutOnlyAsTheLastResort()
    {
        var texts = Fits(Document(Text("", new string('a', 60)))).Label.Texts;

        Assert.Equal(new string('a', 60), string.Concat(texts.Select(LayoutLaws.Words)));
        Assert.True(texts.Count > 1);
    }

    [Fact]
    public void Plan_TooSmallForTheDates_ReportsWhatYielded()
    {
        LabelBlock[] fields = [.. Enumerable.Range(0, 9).Select(i => Text("说明", "一二三四五六七八九十" + (char)('甲' + i)))];

        var yields = Fits(Document([Title("米粉"), Date("2026-05-20"), .. fields])).Yields;

        var date = Assert.Single(yields);
        Assert.Equal((LabelFields.ProductionDate, 3.0), (date.Field, date.TargetMm));
        Assert.InRange(date.ActualMm, 2.0, 2.9);
    }

    [Fact]
    public void Plan_NetContent_StandsAtTheRightOfTheNameAtItsHeight()
    {
        var net = new LabelBlock(LabelBlockKind.NetContent, LabelFields.NetContent, "净含量", "500g", true);

        var texts = Fits(Document(Title("米粉"), Text("配料", "大米"), net)).Label.Texts;

        var value = Assert.Single(texts, t => LayoutLaws.Words(t) == "500g");
        Assert.Equal(texts[0].Baseline, value.Baseline);
        Assert.Equal(312, value.X + value.Text.Width);
        Assert.Equal(32, value.Text.Style.InkHeight);
    }

    [Fact]
    public void Plan_LongName_WrapsAndStaysTheBiggestText()
    {
        var texts = Fits(Document(Title("一二三四五六七八九十一二三四五六七八九十"), Text("配料", "大米"))).Label.Texts;
        var name = texts.Where(t => t.Field == LabelFields.FoodName).ToList();

        Assert.Equal(2, name.Count);
        Assert.All(texts, t => Assert.True(t.Text.Style.InkHeight <= name[0].Text.Style.InkHeight));
    }

    [Fact]
    public void Plan_RequiredWords_AreBoxedBesideTheName()
    {
        var word = new LabelBlock(LabelBlockKind.RequiredWord, null, "", "小作坊食品", true);

        var label = Fits(Document(Title("米粉"), word)).Label;

        var box = Assert.Single(label.Boxes);
        Assert.True(box.Stroke >= 2);
        Assert.True(LayoutLaws.Contains(box.Area, InkOf(label.Texts[1])));
        Assert.False(box.Area.Intersects(InkOf(label.Texts[0])));
    }

    [Fact]
    public void Plan_DraftMark_HasAHeavierBoxThanRequiredWords()
    {
        var label = Fits(Document(
            Title("米"),
            new LabelBlock(LabelBlockKind.DraftMark, null, "", "草稿", false),
            new LabelBlock(LabelBlockKind.RequiredWord, null, "", "小作坊", true))).Label;

        Assert.Equal(2, label.Boxes.Count);
        Assert.True(label.Boxes[0].Stroke > label.Boxes[1].Stroke);
        Assert.True(label.Texts[1].Text.Style.InkHeight > label.Texts[2].Text.Style.InkHeight);
    }

    [Fact]
    public void Plan_LoneCharacterOnTheLastLine_TakesAnotherWithIt()
    {
        // 304 dots hold 14 squares of 21: the 15th would be alone.
        var lines = Fits(Document(Text("", "一二三四五六七八九十甲乙丙丁戊"))).Label.Texts.Select(LayoutLaws.Words);

        Assert.Equal(["一二三四五六七八九十甲乙丙", "丁戊"], lines);
    }

    [Fact]
    public void Plan_LinesBesideTheQrCode_AreShorterThanThoseAbove()
    {
        var document = Document(Title("米粉"), Text("配料", new string('米', 60))) with { QrUrl = "https://a.example/t/1" };

        var label = Fits(document, new LabelStock(50, 40)).Label;

        var rights = label.Texts.Select(InkOf).ToLookup(i => i.Bottom > label.Qr!.Area.Y, i => i.Right);
        Assert.True(rights[true].Max() <= label.Qr!.Area.X);
        Assert.True(rights[false].Max() > label.Qr.Area.X);
        Assert.Equal((400, 320), (label.Qr.Area.Right, label.Qr.Area.Bottom));
    }

    [Fact]
    public void Plan_QrCodeTooBigForTheStock_SaysSo()
    {
        var document = Document(Title("米粉")) with { QrUrl = "https://a.example/" + new string('x', 250) };

        Assert.Equal(MissingSpace.QrCode, Assert.IsType<LayoutPlan.DoesNotFit>(Plan(document, new LabelStock(40, 20))).Cause);
    }

    [Fact]
    public void Plan_AddressLongerThanAnyQrCode_SaysSo()
    {
        var document = Document(Title("米粉")) with { QrUrl = "https://a.example/" + new string('x', 400) };

        Assert.Equal(MissingSpace.QrCode, Assert.IsType<LayoutPlan.DoesNotFit>(Plan(document, new LabelStock(100, 80))).Cause);
        Assert.Null(LabelLayout.SmallestStock(document, PrinterDpi.Dpi203, Squares, Squares));
    }

    [Fact]
    public void Plan_LogoTooBigForTheStock_SaysSo()
    {
        var refusal = Assert.IsType<LayoutPlan.DoesNotFit>(Plan(Document(Title("米粉")) with { Logo = SampleLabels.Logo }, new LabelStock(20, 30)));

        Assert.Equal(("logo", MissingSpace.Width), (refusal.Field, refusal.Cause));
    }

    [Fact]
    public void Plan_NothingToSay_IsAnEmptyLabel() => Assert.Empty(Fits(Document()).Label.Texts);

    [Fact]
    public void SmallestStock_GrowingText_NeverShrinks()
    {
        var stocks = Enumerable.Range(1, 20)
            .Select(i => LabelLayout.SmallestStock(Document(Title("米粉"), Text("配料", new string('米', 120 * i))), PrinterDpi.Dpi203, Squares, Squares))
            .Select(s => s is { } stock ? LabelStock.All.ToList().IndexOf(stock) : LabelStock.All.Count)
            .ToList();

        Assert.Equal(stocks.Order(), stocks);
        Assert.Equal((0, LabelStock.All.Count), (stocks[0], stocks[^1]));
    }

    private static LabelDocument Document(params LabelBlock[] blocks) => new()
    {
        Blocks = blocks,
        QrUrl = null,
        MinimumHeightMm = 1.8,
        TargetHeightMm = 2.0,
        DateTargetHeightMm = 3.0,
        NetContentTargetHeightMm = 4.0,
    };

    private static LabelBlock Title(string name) => new(LabelBlockKind.Title, LabelFields.FoodName, "", name, true);

    private static LabelBlock Text(string caption, string value, string field = LabelFields.Ingredients) => new(LabelBlockKind.Text, field, caption, value, true);

    private static LabelBlock Date(string value) => new(LabelBlockKind.Date, LabelFields.ProductionDate, "生产日期", value, true);

    private static LayoutPlan Plan(LabelDocument document, LabelStock stock) => LabelLayout.Plan(document, stock, PrinterDpi.Dpi203, Squares, Squares);

    private static LayoutPlan.Fits Fits(LabelDocument document, LabelStock? stock = null) => Assert.IsType<LayoutPlan.Fits>(Plan(document, stock ?? Small));

    private static DotRect InkOf(Rendering.Layout.PlacedText text) =>
        Rendering.Raster.InkBox.Of(text.Text with { Glyphs = [.. text.Text.Glyphs.Skip(text.FirstGlyph).Take(text.GlyphCount)] }, Squares) is { } ink
            ? ink with { X = ink.X + text.X, Y = ink.Y + text.Baseline }
            : default;
}
