using LabelHub.Rendering.Text;

namespace LabelHub.Rendering.Tests.Text;

public class LineBreakRulesTests
{
    /// <summary>The text with | where a line may end at first choice and / at second.</summary>
    [Theory]
    [InlineData("大米、水", "大|米、|水")]
    [InlineData("油（花生）、盐", "油|（花|生）、|盐")]
    [InlineData("净含量：500g", "净|含|量：|500g")]
    [InlineData("净重500 g装", "净|重|500 g|装")]
    [InlineData("500 grams", "500 |grams")]
    [InlineData("2026年5月20日", "2026年5月20日")]
    [InlineData("2026-05-20", "2026-05-20")]
    [InlineData("2026/05/20", "2026/05/20")]
    [InlineData("2026-07-16 03:40", "2026-07-16 |03:40")]
    [InlineData("12个月内食用", "12个月|内|食|用")]
    [InlineData("保存24小时", "保|存|24小时")]
    [InlineData("每瓶500毫升", "每|瓶|500毫升")]
    [InlineData("５００克", "５００克")]
    [InlineData("第3组", "第3|组")]
    [InlineData("38%vol", "38%|vol")]
    [InlineData("煮8～10分钟", "煮|8～10分钟")]
    [InlineData("GB/T 24399—2009", "GB/2T |24399—2009")]
    [InlineData("≤20μg/kg", "≤20μg/2kg")]
    [InlineData("￥12.50元", "￥12.50元")]
    [InlineData("GB/T 1534", "GB/2T |1534")]
    [InlineData("特别——好", "特|别——|好")]
    [InlineData("好…", "好…")]
    [InlineData("13800000000/0773123456", "13800000000/20773123456")]
    [InlineData("Tel:0773", "Tel:20773")]
    [InlineData("a-b", "a-2b")]
    [InlineData("100g×4", "100g×4")]
    [InlineData("（[《", "（[《")]
    public void Of_LabelText_GivesTheBreaksOfTheTable(string text, string marked) => Assert.Equal(marked, Marked(text));

    [Fact]
    public void Of_CharactersOfSeveralUnits_AreNeverCut()
    {
        // A surrogate pair, a combining mark, a variation selector of the supplementary planes.
        const string text = "吉\U00020BB7e\u0301葛\U000E0100水";
        var kinds = LineBreakRules.Of(text, LineBreakClasses.Of(text));

        Assert.Equal([2, 4, 6, 7], Enumerable.Range(1, text.Length - 1).Where(i => kinds[i] == BreakKind.Never));
    }

    [Fact]
    public void Of_Url_OffersSecondChoicesAfterItsSlashesAndPoints()
    {
        const string url = "https://labelhub.example.cn/t/AB12";
        var kinds = LineBreakRules.Of(url, LineBreakClasses.Of(url));
        var second = Enumerable.Range(1, url.Length - 1).Where(i => kinds[i] == BreakKind.Second).Select(i => url[..i]);

        Assert.Equal(["https://", "https://labelhub.", "https://labelhub.example.", "https://labelhub.example.cn/", "https://labelhub.example.cn/t/"], second);
    }

    private static string Marked(string text)
    {
        var kinds = LineBreakRules.Of(text, LineBreakClasses.Of(text));
        return string.Concat(text.Select((c, i) => (i == 0 ? "" : kinds[i] switch
        {
            BreakKind.First => "|",
            BreakKind.Second => "2",
            _ => "",
        }) + c));
    }
}
