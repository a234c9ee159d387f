using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using LabelHub.Domain.Labels;
using LabelHub.Persistence.Batches;

namespace LabelHub.Api.Public;

/// <summary>The page behind a label's QR code: no script, no login, readable at 320 px and without colour.</summary>
public static class TracePage
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Html(TracePageModel model)
    {
        var page = new StringBuilder();
        Open(page, model.FoodName);
        var (css, headline, detail) = Words(model);
        page.Append(CultureInfo.InvariantCulture, $"<p class=\"state {css}\"><strong>{headline}</strong>{Encode(detail)}</p>\n<h1>{Encode(model.FoodName)}</h1>\n<dl>\n");
        foreach (var line in model.Lines)
            page.Append(CultureInfo.InvariantCulture, $"<dt>{Encode(line.Caption)}</dt><dd>{Encode(line.Text)}</dd>\n");
        page.Append(CultureInfo.InvariantCulture, $"</dl>\n<p class=\"small\">以上内容与打印标签时一致。查询时间：{model.Now:yyyy-MM-dd HH:mm}（北京时间）。如与手中标签不符，请先不要食用，并拨打 12315。</p>\n");
        return Close(page);
    }

    /// <summary>A calm page for a code nobody knows.</summary>
    public static string NotFoundHtml()
    {
        var page = new StringBuilder();
        Open(page, "没有查到");
        page.Append("<h1>没有查到这张标签</h1>\n<p>请对着标签再扫一次；手工输入的网址请核对每一个字符。仍然查不到时，可以按标签上的电话联系小作坊。</p>\n");
        return Close(page);
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
        { } time => expiry.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + " " + time.ToString("HH:mm", CultureInfo.InvariantCulture),
    };

    private static void Open(StringBuilder page, string title) => page.Append(CultureInfo.InvariantCulture, $$"""
        <!doctype html>
        <html lang="zh-CN">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex">
        <title>{{Encode(title)}}</title>
        <style>
          body { font: 17px/1.5 sans-serif; margin: 0 auto; max-width: 34rem; padding: 1rem; color: #111; overflow-wrap: anywhere; }
          h1 { font-size: 1.4rem; margin: .8rem 0; }
          dl { display: grid; grid-template-columns: 6.5em 1fr; gap: .35rem .6rem; margin: 0; }
          dt { color: #555; }
          dd { margin: 0; }
          .state { border: 3px solid; border-radius: .4rem; padding: .6rem .8rem; margin: 0; font-size: 1.05rem; }
          .state strong { font-size: 1.35rem; }
          .good { border-color: #1a7f37; } .soon { border-color: #b35900; } .bad { border-color: #c62828; background: #fdecea; } .plain { border-color: #555; }
          .small { color: #555; font-size: .85rem; margin-top: 1.2rem; }
        </style>

        """);

    private static string Close(StringBuilder page) => page.Append("</html>\n").ToString();

    private static string Encode(string text) => Encoder.Encode(text);
}
