using System.Globalization;
using System.Text;
using LabelHub.Domain.Labels;
using LabelHub.Persistence.Batches;

namespace LabelHub.Api.Public;

/// <summary>The page behind a label's QR code.</summary>
public static class TracePage
{
    public static string Html(TracePageModel model)
    {
        var page = PublicPage.Open(model.FoodName);
        var (css, headline, detail) = Words(model);
        page.Append(CultureInfo.InvariantCulture, $"<p class=\"state {css}\"><strong>{headline}</strong>{PublicPage.Text(detail)}</p>\n");
        if (model.State is BatchState.SoldOut or BatchState.Closed)
            page.Append(CultureInfo.InvariantCulture, $"<p class=\"state plain\"><strong>{StateText(model.State)}</strong>，小作坊不再卖这个批次</p>\n");
        page.Append(CultureInfo.InvariantCulture, $"<h1>{PublicPage.Text(model.FoodName)}</h1>\n");
        if (model.Versions.Count > 1)
            Versions(page, model.Versions);
        else
            Only(page, model);
        page.Append(
            CultureInfo.InvariantCulture,
            $"<p class=\"small\">{(model.Versions.Count > 0 ? "以上内容与打印标签时一致。" : "这个批次的标签还没有打印，以上是准备打印的内容。")}{PublicPage.Text($"查询时间：{Minute(model.Now)}（北京时间）")}。如与手中标签不符，请先不要食用，并拨打 12315。</p>\n");
        return PublicPage.Close(page);
    }

    /// <summary>A calm page for an unknown code.</summary>
    public static string NotFoundHtml()
    {
        var page = PublicPage.Open("没有查到");
        page.Append("<h1>没有查到这张标签</h1>\n<p>请对着标签再扫一次；手工输入的网址请核对每一个字符。仍然查不到时，可以按标签上的电话联系小作坊。</p>\n");
        return PublicPage.Close(page);
    }

    /// <summary>How good the food still is, in one sentence.</summary>
    public static string FreshnessText(Freshness freshness, Expiry? expiry)
    {
        var (_, headline, detail) = FreshnessWords(freshness, expiry);
        return headline + detail;
    }

    public static string StateText(BatchState state) => state switch
    {
        BatchState.Active => "在售",
        BatchState.SoldOut => "已售完",
        BatchState.Closed => "已结束",
        _ => "已召回",
    };

    private static void Only(StringBuilder page, TracePageModel model)
    {
        Lines(page, model.Lines);
        if (model.Versions is [{ } version])
            Printed(page, version);
    }

    private static void Versions(StringBuilder page, IReadOnlyList<PrintedVersion> versions)
    {
        page.Append(
            CultureInfo.InvariantCulture,
            $"<p>这个批次先后印过 {versions.Count} 种标签，新印的在前面。请对照手里的标签，找到内容一样的那一种。</p>\n");
        for (var i = 0; i < versions.Count; i++)
        {
            var version = versions[i];
            var nth = versions.Count - i;
            page.Append(
                CultureInfo.InvariantCulture,
                $"<section>\n<h2>第 {nth} 种{(i == 0 ? "（最新）" : i == versions.Count - 1 ? "（最早）" : "")}</h2>\n");
            Printed(page, version);
            if (version.Changes.Count > 0)
            {
                page.Append(CultureInfo.InvariantCulture, $"<p>和第 {nth - 1} 种不一样的地方：</p>\n<ul>\n");
                foreach (var change in version.Changes)
                    page.Append(CultureInfo.InvariantCulture, $"<li>{PublicPage.Text(change)}</li>\n");
                page.Append("</ul>\n");
            }

            if (i > 0)
                page.Append(CultureInfo.InvariantCulture, $"<p><strong>{PublicPage.Text(version.FoodName)}</strong></p>\n");
            Lines(page, version.Lines);
            page.Append("</section>\n");
        }
    }

    private static void Printed(StringBuilder page, PrintedVersion version)
    {
        var (first, last) = (Minute(version.FirstPrintedAt), Minute(version.LastPrintedAt));
        var when = first == last ? last + " " : $"{first} 到 {last} ";
        page.Append(
            CultureInfo.InvariantCulture,
            $"<p class=\"when\">{PublicPage.Text(when)}{(version.Certain ? "打印" : "可能打印过（还没有确认打印结果）")}</p>\n");
    }

    private static void Lines(StringBuilder page, IReadOnlyList<PrintedLine> lines)
    {
        page.Append("<dl>\n");
        foreach (var line in lines)
            PublicPage.Line(page, line.Caption, line.Text);
        page.Append("</dl>\n");
    }

    private static (string Css, string Headline, string Detail) Words(TracePageModel model) => model.State == BatchState.Recalled
        ? ("bad", "此批次已召回", "，请不要食用，退回购买处")
        : FreshnessWords(model.Freshness, model.Expiry);

    private static (string Css, string Headline, string Detail) FreshnessWords(Freshness freshness, Expiry? expiry) => freshness switch
    {
        Freshness.InDate => ("good", "在保质期内", "，到 " + Until(expiry!.Value)),
        Freshness.LastDay => ("soon", "今天到期", "，到 " + Until(expiry!.Value)),
        Freshness.Expired => ("bad", "已过保质期", "，到期：" + Until(expiry!.Value) + "，请不要食用"),
        _ => ("plain", "标签没有标示保质期", "，请看生产日期和贮存条件"),
    };

    private static string Minute(DateTimeOffset at) => at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Until(Expiry expiry) => expiry.Time switch
    {
        null => expiry.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        { } time when time == TimeOnly.MaxValue => expiry.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + " 24:00",
        { } time =>
            expiry.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + " " + time.ToString("HH:mm", CultureInfo.InvariantCulture),
    };
}
