using LabelHub.Api.Public;
using LabelHub.Domain.Labels;
using LabelHub.Persistence.Batches;

namespace LabelHub.Api.Tests.Service;

/// <summary>What the page behind a label says of the food, by the clock.</summary>
public sealed class TracePageTests
{
    [Theory]
    [InlineData("2026-11-20 23:59", Freshness.InDate)]
    [InlineData("2026-11-21 00:00", Freshness.LastDay)]
    [InlineData("2026-11-21 23:59", Freshness.LastDay)]
    [InlineData("2026-11-22 00:00", Freshness.Expired)]
    public void Of_ExpiryOnADay_LastsToTheEndOfIt(string now, Freshness expected) =>
        Assert.Equal(expected, Freshnesses.Of(new Expiry(new DateOnly(2026, 11, 21), Time: null), At(now)));

    [Theory]
    [InlineData("2026-11-20 18:00", Freshness.InDate)]
    [InlineData("2026-11-21 06:30", Freshness.LastDay)]
    [InlineData("2026-11-21 06:31", Freshness.Expired)]
    public void Of_ExpiryAtAnHour_LastsToThatMinute(string now, Freshness expected) =>
        Assert.Equal(expected, Freshnesses.Of(new Expiry(new DateOnly(2026, 11, 21), new TimeOnly(6, 30)), At(now)));

    [Fact]
    public void Of_NoExpiry_IsNotStated() => Assert.Equal(Freshness.NotStated, Freshnesses.Of(expiry: null, At("2026-11-21 12:00")));

    [Theory]
    [InlineData(Freshness.InDate, BatchState.Active, "在保质期内")]
    [InlineData(Freshness.LastDay, BatchState.SoldOut, "今天到期")]
    [InlineData(Freshness.Expired, BatchState.Closed, "已过保质期")]
    [InlineData(Freshness.NotStated, BatchState.Active, "没有标示保质期")]
    [InlineData(Freshness.InDate, BatchState.Recalled, "此批次已召回")]
    public void Html_Headline_IsTheWorstThatIsTrue(Freshness freshness, BatchState state, string headline)
    {
        var page = TracePage.Html(Model(freshness, state));

        Assert.Equal(1, Headlines.Count(h => page.Contains(h, StringComparison.Ordinal)));
        Assert.Contains(headline, page, StringComparison.Ordinal);
    }

    [Fact]
    public void Html_WhatOwnersTyped_IsText()
    {
        var page = TracePage.Html(Model(Freshness.InDate, BatchState.Active) with
        {
            FoodName = "<script>alert(1)</script>豆腐",
            Lines = [new PrintedLine("配料", "大豆&<b>水</b>\"")],
        });

        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;豆腐", page, StringComparison.Ordinal);
        Assert.Contains("大豆&amp;&lt;b&gt;水&lt;/b&gt;&quot;", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("到 2026-10-29 12:00 为止", "到 <span class=\"d\">2026-10-29 12:00</span> 为止")]
    [InlineData("2026年1月5日", "<span class=\"d\">2026年1月5日</span>")]
    [InlineData("0～4℃ 冷藏", "<span class=\"d\">0～4℃</span> 冷藏")]
    [InlineData("1234567890-1234567890-1", "<span class=\"n\">1234567890-1234567890-1</span>")]
    [InlineData("石磨梁村6组", "石磨梁村6组")]
    [InlineData("<b>1-2</b>&", "&lt;b&gt;<span class=\"d\">1-2</span>&lt;/b&gt;&amp;")]
    public void Html_TextOfALine_KeepsDatesAndNumbersWhole(string text, string html) =>
        Assert.Contains(
            $"<dd>{html}</dd>",
            TracePage.Html(Model(Freshness.InDate, BatchState.Active) with { Lines = [new PrintedLine("说明", text)] }),
            StringComparison.Ordinal);

    [Fact]
    public void Html_CertificateNumber_IsNotCutBetweenItsWords() =>
        Assert.Contains(
            "<dd class=\"k\">鄂小作坊420900123456789</dd>",
            TracePage.Html(Model(Freshness.InDate, BatchState.Active) with { Lines = [new PrintedLine("登记证编号", "鄂小作坊420900123456789")] }),
            StringComparison.Ordinal);

    private static readonly string[] Headlines = ["在保质期内", "今天到期", "已过保质期", "没有标示保质期", "此批次已召回"];

    private static TracePageModel Model(Freshness freshness, BatchState state) => new()
    {
        FoodName = "豆腐",
        Lines = [],
        Freshness = freshness,
        Expiry = freshness == Freshness.NotStated ? null : new Expiry(new DateOnly(2026, 11, 21), Time: null),
        State = state,
        Now = new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.FromHours(8)),
    };

    private static DateTime At(string now) => DateTime.Parse(now, System.Globalization.CultureInfo.InvariantCulture);
}
