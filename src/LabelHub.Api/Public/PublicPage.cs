using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using LabelHub.Api.Http;

namespace LabelHub.Api.Public;

/// <summary>What every public page is: no script, no login, readable at 320 px and without colour.</summary>
internal static class PublicPage
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    // dates, and numbers of parts with a sign between them: the places where a browser would break. In linear time, whatever was typed
    private static readonly Regex Unbroken = new(
        "(?:[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日|[0-9]{4}-[0-9]{2}-[0-9]{2})(?: [0-9]{2}:[0-9]{2})?"
            + "|[A-Za-z0-9]*[0-9][A-Za-z0-9]*(?:[-.:/~～—+×][A-Za-z0-9.]*[0-9][A-Za-z0-9%℃]*)+",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    // what a line of 320 px holds in any case; longer ones go to the next line whole and are broken only if that cannot hold them
    private const int MaxUnbroken = 20;

    // such as a certificate's: Han and digits in one
    private static readonly Regex Number = new(
        @"^[\p{IsCJKUnifiedIdeographs}A-Za-z0-9()（）〔〕\[\]-]{0,18}[0-9]{6}[A-Za-z0-9号]*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    public static StringBuilder Open(string title) => new StringBuilder().Append($$"""
        <!doctype html>
        <html lang="zh-CN">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex">
        <title>{{Encode(title)}}</title>
        <style>
          body { font: 17px/1.5 sans-serif; margin: 0 auto; max-width: 34rem; padding: 1rem; color: #111; overflow-wrap: anywhere; }
          h1 { font-size: 1.4rem; margin: .8rem 0; }
          h2 { font-size: 1.1rem; margin: 1.2rem 0 .4rem; }
          dl { display: grid; grid-template-columns: 6.5em 1fr; gap: .35rem .6rem; margin: 0; }
          ul + dl { margin-top: .8rem; }
          dt { color: #555; }
          dd { margin: 0; }
          ul { margin: 0; padding-left: 1.2rem; }
          .state { border: 3px solid; border-radius: .4rem; padding: .6rem .8rem; margin: 0; font-size: 1.05rem; }
          .state strong { font-size: 1.35rem; }
          .good { border-color: #1a7f37; } .soon { border-color: #b35900; } .bad { border-color: #c62828; background: #fdecea; } .plain { border-color: #555; }
          .state + .state { margin-top: .6rem; }
          .when { color: #555; font-size: .9rem; margin: .4rem 0; }
          section { border-top: 1px solid #ccc; margin-top: 1.2rem; }
          .d { white-space: nowrap; }
          .k { word-break: keep-all; }
          .n { display: inline-block; max-width: 100%; }
          img { max-width: 100%; height: auto; }
          .small { color: #555; font-size: .85rem; margin-top: 1.2rem; }
          @media (max-width: 22rem) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .4rem; } }
        </style>

        """);

    /// <summary>Whether a person is behind this address, who must not be shown JSON.</summary>
    public static bool IsPage(PathString path) =>
        path.StartsWithSegments("/t", StringComparison.Ordinal) || path.StartsWithSegments("/w", StringComparison.Ordinal);

    /// <summary>For a moment in which nothing can be looked up.</summary>
    public static string OutOfOrderHtml() =>
        Close(Open("暂时查不到").Append("<h1>暂时查不到</h1>\n<p>服务正在恢复，请过几分钟再扫一次。着急时可以按标签上的电话联系小作坊。</p>\n"));

    /// <summary>For an address that asks too often.</summary>
    public static string TooManyHtml() => Close(Open("请稍等").Append("<h1>请稍等一会儿再扫</h1>\n<p>这个网络里查询太频繁，一分钟后再试。</p>\n"));

    public static string Close(StringBuilder page) => page.Append("</html>\n").ToString();

    public static string Encode(string text) => Encoder.Encode(text);

    /// <summary>A line of a list: its caption and its text.</summary>
    public static void Line(StringBuilder page, string caption, string text) => page
        .Append("<dt>").Append(Encode(caption)).Append(Number.IsMatch(text) ? "</dt><dd class=\"k\">" : "</dt><dd>").Append(Text(text)).Append("</dd>\n");

    /// <summary>A text in which no date and no number of several parts is broken over two lines while a line can hold it.</summary>
    public static string Text(string text)
    {
        var html = new StringBuilder(text.Length + 32);
        var at = 0;
        foreach (var match in Unbroken.EnumerateMatches(text))
        {
            var word = text.AsSpan(match.Index, match.Length);
            html.Append(Encode(text[at..match.Index]))
                .Append(match.Length <= MaxUnbroken ? "<span class=\"d\">" : "<span class=\"n\">")
                .Append(Encode(word.ToString())).Append("</span>");
            at = match.Index + match.Length;
        }

        return html.Append(Encode(text[at..])).ToString();
    }

    /// <summary>Nobody keeps a copy, for a recall must turn the page at once; and nothing runs in it.</summary>
    public static void SetHeaders(HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentSecurityPolicy = SecurityHeaders.PagePolicy;
    }

    public static IResult Send(string html, int status = StatusCodes.Status200OK) =>
        Results.Content(html, "text/html; charset=utf-8", statusCode: status);
}
