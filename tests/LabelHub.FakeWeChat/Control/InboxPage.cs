using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using LabelHub.FakeWeChat.State;

namespace LabelHub.FakeWeChat.Control;

/// <summary>The 服务通知 of one phone, for demonstrations.</summary>
internal static class InboxPage
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    public static string Write(string openId, IReadOnlyList<Send> sends)
    {
        var page = new StringBuilder("""
            <!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>服务通知</title>
            <style>
              body { background: #ededed; font: 16px/1.5 sans-serif; margin: 0 auto; max-width: 24rem; padding: 0 .8rem 2rem }
              h1 { font-size: 1rem; text-align: center } time, dt, .none { color: #888 } time { display: block; font-size: .8rem; text-align: center }
              article { background: #fff; border-radius: .4rem; margin: .4rem 0 1rem; padding: .8rem }
              h2 { font-size: 1.05rem; margin: 0 0 .5rem } dl { display: grid; gap: .2rem .8rem; grid-template-columns: max-content 1fr; margin: 0 } dd { margin: 0 }
              footer { border-top: 1px solid #eee; color: #576b95; font-size: .9rem; margin-top: .7rem; padding-top: .5rem; overflow-wrap: anywhere }
            </style>
            <h1>服务通知</h1>

            """);
        page.Append(CultureInfo.InvariantCulture, $"<p class=\"none\">{Safe(openId)} 收到 {sends.Count} 条</p>\n");
        foreach (var send in sends.Reverse().Take(100))
            Append(page, send);
        return page.Append("</html>\n").ToString();
    }

    private static void Append(StringBuilder page, Send send)
    {
        page.Append(CultureInfo.InvariantCulture, $"<time>{send.At.ToOffset(China):yyyy-MM-dd HH:mm:ss}</time><article><h2>{Safe(FakeTemplates.Find(send.Template)!.Title)}</h2><dl>");
        foreach (var (caption, value) in send.Data)
            page.Append(CultureInfo.InvariantCulture, $"<dt>{Safe(caption)}</dt><dd>{Safe(value)}</dd>");
        page.Append(CultureInfo.InvariantCulture, $"</dl><footer>进入小程序 › {Safe(send.Page)}</footer></article>\n");
    }

    private static string Safe(string text) => HtmlEncoder.Default.Encode(text);
}
