using LabelHub.Rendering.Text;

namespace LabelHub.Rendering.Tests.Text;

public class LineBreakRulesTests
{
    /// <summary>The text with | where a line may end at first choice and / at second.</summary>
    [Theory]
    [InlineData("大米、水", "大|米、|水")]
    [InlineData("油（花生）、盐", "油|（花|生）、|盐")]
    [InlineData("净含量：500g", "净含量：2500g")]
    [InlineData("净重500 g装", "净|重|500 g|装")]
    [InlineData("500 grams", "500 |grams")]
    [InlineData("2026年5月20日", "2026年5月20日")]
    [InlineData("2026-05-20", "2026-05-20")]
    [InlineData("2026/05/20", "2026/05/20")]
    [InlineData("2026-07-16 03:40", "2026-07-16 03:40")]
    [InlineData("12个月内食用", "12个月|内|食|用")]
    [InlineData("保存24小时", "保|存|24小时")]
    [InlineData("每瓶500毫升", "每|瓶|500毫升")]
    [InlineData("５００克", "５００克")]
    [InlineData("第3组", "第3|组")]
    [InlineData("38%vol", "38%|vol")]
    [InlineData("煮8～10分钟", "煮|8～10分钟")]
    [InlineData("GB/T 24399—2009", "GB/2T 24399—2009")]
    [InlineData("≤20μg/kg", "≤20μg/2kg")]
    [InlineData("￥12.50元", "￥12.50元")]
    [InlineData("GB/T 1534", "GB/2T 1534")]
    [InlineData("特别——好", "特|别——|好")]
    [InlineData("好…", "好…")]
    [InlineData("13800000000/0773123456", "13800000000/20773123456")]
    [InlineData("Tel:0773", "Tel:20773")]
    [InlineData("a-b", "a-2b")]
    [InlineData("100g×4", "100g×4")]
    [InlineData("（[《", "（[《")]
    [InlineData("2026年5月20日 03：40前", "2026年5月20日 03：40|前")]
    [InlineData("10℃至20℃、10到20℃", "10℃至20℃、|10到20℃")]
    [InlineData("冷冻－18℃～-15℃", "冷|冻|－18℃～-15℃")]
    [InlineData("100克×12袋", "100克×12袋")]
    [InlineData("电话138 0013 8000", "电|话|138 0013 8000")]
    [InlineData("（0773）5550123", "（0773）5550123")]
    [InlineData("许可证号：鄂小作坊42090012", "许可证号：2鄂小作坊42090012")]
    [InlineData("〔2020〕第123号", "〔2020〕|第123号")]
    [InlineData("解放路128号院", "解|放|路|128号|院")]
    [InlineData("吃法：加热", "吃法：2加|热")]
    [InlineData("水 5 g 盐", "水 |5 g |盐")]
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
