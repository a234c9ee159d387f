using LabelHub.Api.Demo;
using LabelHub.Api.Features.Labels;
using LabelHub.Api.Http;
using LabelHub.Api.Http.Drawing;
using LabelHub.Api.Security;
using LabelHub.Domain.Checks;
using LabelHub.Domain.Labels;

namespace LabelHub.Api.Features.Home;

/// <summary>GET /demo/label.png and /demo/label.tspl: one finished label, drawn by the very code of the rendering endpoint.</summary>
public static class DemoLabel
{
    /// <summary>Only in a demonstration: in earnest nobody draws without a session.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        if (!routes.ServiceProvider.GetRequiredService<DemoSettings>().Enabled)
            return;
        Map(routes, "/demo/label.png", LabelFormat.Png);
        Map(routes, "/demo/label.tspl", LabelFormat.Tspl);
    }

    private static void Map(IEndpointRouteBuilder routes, string path, LabelFormat format) => routes
        .MapGet(path, (LabelDrawer drawer, LabelChecker checker, ShanghaiClock clock, HttpResponse response) =>
            RenderLabel.Send(Draw(format, drawer, checker, clock.Today), response))
        .ExcludeFromDescription().AllowAnonymous().TakesOnly().RequireRateLimiting(RateLimits.PublicPages).Draws();

    private static RenderLabelRequest Request(LabelFormat format, DateOnly today) => new()
    {
        Jurisdiction = "450300",
        PackagingForm = PackagingForm.SimplePackaged,
        Label = new LabelBody
        {
            FoodName = "压榨花生油",
            Ingredients = "花生仁",
            NetContent = "1.8L",
            ProductionDate = today,
            ShelfLife = new ShelfLifeBody(18, ShelfLifeUnit.Month),
            StorageConditions = "常温避光，开启后冷藏",
            BatchNumber = today.ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture) + "-01",
            WorkshopName = "（示例）大榕树花生油坊",
            WorkshopAddress = "广西桂林市（示例）大榕树街3号",
            WorkshopPhone = "0773-0000000",
            AuthorizationNumber = "示例00000001",
            Notes = [new NoteBody("质量等级", "压榨 二级")],
        },
        Stock = new StockBody(60, 40),
        Dpi = 203,
        Format = format,
        QrUrl = "https://labelhub.example/t/DEMO2026",
    };

    /// <summary>Draws it.</summary>
    public static DrawnLabel Draw(LabelFormat format, LabelDrawer drawer, LabelChecker checker, DateOnly today)
    {
        var request = Request(format, today);
        var query = request.ToQuery(today);
        var (label, _) = drawer.Draw(query.Content, checker.Check(query), request.ToDrawing());
        return label ?? throw new InvalidOperationException("The demo label must always draw.");
    }
}
