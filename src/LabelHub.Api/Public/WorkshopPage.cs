using System.Globalization;
using System.Text;

namespace LabelHub.Api.Public;

/// <summary>The page behind the code on a workshop's door (一坊一码): who it is, what it makes, what it took back.</summary>
public static class WorkshopPage
{
    public static string Html(WorkshopPageView workshop)
    {
        var page = PublicPage.Open(workshop.Name);
        page.Append(CultureInfo.InvariantCulture, $"<h1>{PublicPage.Encode(workshop.Name)}</h1>\n");
        Recalls(page, workshop.Recalls);
        page.Append("<dl>\n");
        PublicPage.Line(page, "地址", workshop.Address);
        PublicPage.Line(page, "电话", workshop.Phone);
        PublicPage.Line(page, "证照号码", workshop.AuthorizationNumber);
        if (workshop.AuthorizationValidUntil is { } until)
            PublicPage.Line(page, "有效期至", Day(until) + (workshop.AuthorizationExpired ? "（已过有效期）" : ""));
        else if (workshop.AuthorizationLongTerm)
            PublicPage.Line(page, "有效期", "长期有效");
        page.Append("</dl>\n<h2>在产食品</h2>\n");
        page.Append(workshop.Products.Count == 0 ? "<p>还没有登记食品。</p>\n" : "<ul>\n");
        foreach (var product in workshop.Products)
            page.Append(CultureInfo.InvariantCulture, $"<li>{PublicPage.Encode(product)}</li>\n");
        page.Append(workshop.Products.Count == 0 ? "" : "</ul>\n");
        page.Append("<p class=\"small\">证照信息由小作坊填写，以发证机关登记为准。投诉举报电话：12315。</p>\n");
        return PublicPage.Close(page);
    }

    /// <summary>A calm page for a code nobody knows.</summary>
    public static string NotFoundHtml() =>
        PublicPage.Close(PublicPage.Open("没有查到").Append("<h1>没有查到这家小作坊</h1>\n<p>请再扫一次；手工输入的网址请核对每一个字符。</p>\n"));

    private static void Recalls(StringBuilder page, IReadOnlyList<RecalledBatch> recalls)
    {
        if (recalls.Count == 0)
            return;
        page.Append("<div class=\"state bad\"><strong>召回中</strong>，请不要食用，退回购买处：<ul>\n");
        foreach (var batch in recalls)
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"<li>{PublicPage.Encode(batch.FoodName)}，批号 {PublicPage.Encode(batch.BatchNumber)}，<span class=\"d\">{Day(batch.ProductionDate)}</span> 生产</li>\n");
        }

        page.Append("</ul></div>\n");
    }

    private static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
