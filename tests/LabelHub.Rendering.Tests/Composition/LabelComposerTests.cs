using LabelHub.Domain.Labels;
using LabelHub.Rendering.Composition;
using LabelHub.TestKit.Products;

namespace LabelHub.Rendering.Tests.Composition;

public class LabelComposerTests
{
    private static readonly LabelContent Oil = SampleLabels.Content(ProductFile.ById("P06"));

    [Fact]
    public void Compose_FullLabel_FollowsThePackWithDatesTogetherAndNotesLast()
    {
        Assert.Equal(
            [
                "浓香菜籽油", "配料：油菜籽", "净含量：5L",
                "生产日期：2026-05-20", "保质期：12个月", "保质期至：2027-05-19",
                "贮存条件：阴凉、避光、密封", "生产批号：20260520-1榨01", "小作坊名称：（示例）石磨梁榨油坊",
                "地址：四川省（示例市）（示例县）石磨梁村6组", "登记证号码：示例00000001", "联系方式：0773-5550123",
                "质量等级：压榨 三级", "加工工艺：压榨",
            ],
            Texts(Compose(Oil)));
    }

    [Fact]
    public void Compose_DatesApartInThePack_StandTogetherWhereTheFirstIs()
    {
        var print = SampleLabels.Print with
        {
            Fields =
            [
                new(LabelFields.FoodName, "名称", true),
                new(LabelFields.ShelfLife, "保质期", true),
                new(LabelFields.WorkshopName, "生产者", true),
                new(LabelFields.ExpiryDate, "到期日", true),
                new(LabelFields.ProductionDate, "生产日期", true),
            ],
        };

        var document = LabelComposer.Compose(Oil with { Notes = [] }, print, qrUrl: null, draft: false);

        Assert.Equal(["浓香菜籽油", "保质期：12个月", "到期日：2027-05-19", "生产日期：2026-05-20", "生产者：（示例）石磨梁榨油坊"], Texts(document));
    }

    [Fact]
    public void Compose_FieldsNotStated_AreSkipped()
    {
        var content = new LabelContent { FoodName = "米粉", Ingredients = " \u200B\t", WorkshopName = "" };

        Assert.Equal(["米粉"], Texts(Compose(content)));
    }

    [Fact]
    public void Compose_NoFields_GivesADocumentWithoutBlocks() => Assert.Empty(Compose(new LabelContent()).Blocks);

    [Fact]
    public void Compose_NoShelfLife_PrintsNoExpiry() =>
        Assert.DoesNotContain(Compose(Oil with { ShelfLife = null }).Blocks, b => b.Field is LabelFields.ExpiryDate or LabelFields.ShelfLife);

    [Theory]
    [InlineData("03:40", 24, "2026-07-15 03:40", "2026-07-16 03:40")]
    [InlineData("00:00", 24, "2026-07-15 00:00", "2026-07-15 24:00")]
    [InlineData("12:00", 12, "2026-07-15 12:00", "2026-07-15 24:00")]
    [InlineData(null, 36, "2026-07-15", "2026-07-16 12:00")]
    public void Compose_FoodThatKeepsForHours_PrintsTheMinute(string? time, int hours, string made, string expires)
    {
        var content = Oil with
        {
            ProductionDate = new DateOnly(2026, 7, 15),
            ProductionTime = time is null ? null : TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture),
            ShelfLife = new ShelfLife(hours, ShelfLifeUnit.Hour),
        };

        var blocks = Compose(content).Blocks;

        Assert.Equal(made, Assert.Single(blocks, b => b.Field == LabelFields.ProductionDate).Value);
        Assert.Equal(expires, Assert.Single(blocks, b => b.Field == LabelFields.ExpiryDate).Value);
    }

    [Fact]
    public void Compose_Notes_TrimCaptionsAndDropTheirColon()
    {
        var content = new LabelContent
        {
            FoodName = "米酒",
            Notes = [new(" 酒精度： ", "38%vol"), new("", "过量饮酒有害健康"), new("空", " ")],
        };

        var blocks = Compose(content).Blocks;

        Assert.Equal(["米酒", "酒精度：38%vol", "过量饮酒有害健康"], blocks.Select(b => b.Text));
        Assert.Equal(["foodName", "notes[0].text", "notes[1].text"], blocks.Select(b => b.Field));
    }

    [Fact]
    public void Compose_NotesInThePacksList_StandThere()
    {
        var print = SampleLabels.Print with { Fields = [new(LabelFields.Notes, "", false), new(LabelFields.WorkshopName, "生产者", true)] };

        Assert.Equal(
            ["浓香菜籽油", "质量等级：压榨 三级", "加工工艺：压榨", "生产者：（示例）石磨梁榨油坊"],
            Texts(LabelComposer.Compose(Oil with { ProductionDate = null }, print, null, draft: false)).Where(t => !t.StartsWith('保')));
    }

    [Fact]
    public void Compose_RequiredWordsAndDraft_AreBoxedBlocksOfOurs()
    {
        var document = LabelComposer.Compose(Oil, SampleLabels.Print with { RequiredWords = ["小作坊食品"] }, "https://a.cn/t/1", draft: true);

        Assert.Equal(
            [(LabelBlockKind.Title, "浓香菜籽油"), (LabelBlockKind.DraftMark, "草稿"), (LabelBlockKind.RequiredWord, "小作坊食品")],
            document.Blocks.Take(3).Select(b => (b.Kind, b.Text)));
        Assert.All(document.Blocks.Skip(1).Take(2), b => Assert.Null(b.Field));
        Assert.Equal("https://a.cn/t/1", document.QrUrl);
    }

    [Fact]
    public void Compose_OptionalTexts_AreThereWhenThePackListsThem()
    {
        var print = SampleLabels.Print with
        {
            Fields = [new(LabelFields.Brand, "品牌", false), new(LabelFields.Slogan, "", false), new(LabelFields.Usage, "食用方法", false)],
        };
        var content = new LabelContent { FoodName = "米粉", Brand = "凤尾", Slogan = "现磨现做", Usage = "开水烫熟", Description = "不在清单里" };

        Assert.Equal(["米粉", "品牌：凤尾", "现磨现做", "食用方法：开水烫熟"], Texts(LabelComposer.Compose(content, print, "", draft: false)));
    }

    private static LabelDocument Compose(LabelContent content) => LabelComposer.Compose(content, SampleLabels.Print, qrUrl: null, draft: false);

    private static IEnumerable<string> Texts(LabelDocument document) => document.Blocks.Select(b => b.Text);
}
