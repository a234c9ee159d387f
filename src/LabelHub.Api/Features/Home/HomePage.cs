using System.Text.Encodings.Web;
using LabelHub.Api.Demo;

namespace LabelHub.Api.Features.Home;

/// <summary>GET /: says what is running and where to look next.</summary>
public static class HomePage
{
    private const string Html = """
        <!doctype html>
        <html lang="zh-CN">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>LabelHub</title>
        <style>
          body { font: 16px/1.6 sans-serif; margin: 2rem auto; max-width: 40rem; padding: 0 1rem; }
          img { border: 1px solid #ccc; box-sizing: border-box; max-width: 100%; height: auto; image-rendering: pixelated; }
        </style>
        <h1>LabelHub 正在运行</h1>
        <p>小作坊食品标签：检查是否合规，画成热敏打印机打得清楚的标签。</p>
        <ul>
          <!--demo-->
          <li><a href="/openapi/v1.json">接口说明（OpenAPI）</a><!--docs--></li>
          <li><a href="/v1/jurisdictions">地区</a> · <a href="/v1/label-stocks">标签纸</a></li>
          <li><a href="/readyz">运行状态</a> · <a href="/metrics">运行指标</a></li>
        </ul>
        </html>
        """;

    private const string DemoMark = "<!--demo-->";
    private const string DocsMark = "<!--docs-->";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/", (DemoSettings demo, IHostEnvironment environment) => Results.Content(PageFor(demo, environment), "text/html; charset=utf-8"))
            .ExcludeFromDescription().AllowAnonymous();

    private static string PageFor(DemoSettings demo, IHostEnvironment environment)
    {
        var docs = ApiReference.IsOffered(demo, environment) ? $"""　<a href="{ApiReference.Path}">在网页上试用</a>""" : "";
        var link = demo.FakeWeChat is { } fake
            ? $"""
                <li>演示：没有接通微信，登录走<a href="{HtmlEncoder.Default.Encode(fake)}/__fake/ledger">模拟微信（调用记录）</a>，<a href="{HtmlEncoder.Default.Encode(fake)}/__fake/inbox/{DemoSettings.Owner}">店主手机上的服务通知</a>，<a href="{HtmlEncoder.Default.Encode(fake)}/__fake/ui">按钮</a></li>
                  <li><a href="/demo/label.png">示例标签（PNG）</a> · <a href="/demo/label.tspl">同一张标签的 TSPL 打印数据</a><br>
                    <a href="/demo/label.png"><img src="/demo/label.png" width="480" height="320" alt="示例标签"></a></li>
                """
            : "";
        return Html.Replace(DemoMark, link, StringComparison.Ordinal).Replace(DocsMark, docs, StringComparison.Ordinal);
    }
}
