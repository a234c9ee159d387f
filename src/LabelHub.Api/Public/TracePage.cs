using System.Globalization;
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
        page.Append(
            CultureInfo.InvariantCulture,
            $"<p class=\"state {css}\"><strong>{headline}</strong>{PublicPage.Encode(detail)}</p>\n<h1>{PublicPage.Encode(model.FoodName)}</h1>\n<dl>\n");
        foreach (var line in model.Lines)
            page.Append(
                CultureInfo.InvariantCulture, $"<dt>{PublicPage.Encode(line.Caption)}</dt><dd>{PublicPage.Encode(line.Text)}</dd>\n");
        page.Append(
            CultureInfo.InvariantCulture,
            $"</dl>\n<p class=\"small\">以上内容与打印标签时一致。查询时间：{model.Now:yyyy-MM-dd HH:mm}（北京时间）。如与手中标签不符，请先不要食用，并拨打 12315。</p>\n");
        return PublicPage.Close(page);
    }

    /// <summary>A calm page for a code nobody knows.</summary>
    public static string NotFoundHtml()
    {
        var page = PublicPage.Open("没有查到");
        page.Append("<h1>没有查到这张标签</h1>\n<p>请对着标签再扫一次；手工输入的网址请核对每一个字符。仍然查不到时，可以按标签上的电话联系小作坊。</p>\n");
        return PublicPage.Close(page);
    }

    private static (string Css, string Headline, string Detail) Words(TracePageModel model) => model.Freshness switch
    {
        _ when model.State == BatchState.Recalled => ("bad", "此批次已召回", "，请不要食用，退回购买处"),
        Freshness.InDate => ("good", "在保质期内", "，到 " + Until(model.Expiry!.Value)),
        Freshness.LastDay => ("soon", "今天到期", "，到 " + Until(model.Expiry!.Value)),
        Freshness.Expired => ("bad", "已过保质期", "，到期：" + Until(model.Expiry!.Value) + "，请不要食用"),
        _ => ("plain", "标签没有标示保质期", "，请看生产日期和贮存条件"),
    };

    private static string Until(Expiry expiry) => expiry.Time switch
    {
        null => expiry.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        { } time when time == TimeOnly.MaxValue => expiry.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + " 24:00",
        { } time =>
            expiry.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + " " + time.ToString("HH:mm", CultureInfo.InvariantCulture),
    };
}
