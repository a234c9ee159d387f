using LabelHub.Domain.Checks;
using LabelHub.Domain.Rules;
using LabelHub.Rendering.Composition;
using LabelHub.Rendering.Layout;
using LabelHub.Rendering.Printers.Profiles;

namespace LabelHub.Api.Features.Reference;

/// <summary>
/// GET /v1/jurisdictions, /v1/food-categories, /v1/label-designs, /v1/label-stocks and /v1/printer-profiles: what a client
/// may choose from. Public.
/// </summary>
public static class ReferenceData
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1").WithTags("Reference");
        group.MapGet("/jurisdictions", Jurisdictions).WithName("Jurisdictions").WithSummary("省级地区和规则依据");
        group.MapGet("/food-categories", FoodCategories).WithName("FoodCategories").WithSummary("食品类别");
        group.MapGet("/label-designs", Designs).WithName("LabelDesigns").WithSummary("可用的标签版式");
        group.MapGet("/label-stocks", Stocks).WithName("LabelStocks").WithSummary("可用的标签纸");
        group.MapGet("/printer-profiles", Printers).WithName("PrinterProfiles").WithSummary("打印机型号");
    }

    private static ListView<Jurisdiction> Jurisdictions(LabelChecker checker) => new(checker.Rules.Jurisdictions);

    private static ListView<FoodCategory> FoodCategories(LabelChecker checker) => new(checker.Rules.FoodCategories);

    private static ListView<DesignView> Designs() => new([.. LabelDesigns.All.Select(d => new DesignView(d.Id, d.Name, d.Description))]);

    private static ListView<PrinterProfileView> Printers(PrinterProfiles profiles) => new([.. profiles.All.Select(PrinterProfileView.Of)]);

    private static ListView<StockView> Stocks() => new([.. LabelStock.All.Select(s => new StockView(s.ToString(), s.WidthMm, s.HeightMm))]);
}

/// <summary>A stock by its name, such as 60x40.</summary>
public sealed record StockView(string Stock, int WidthMm, int HeightMm);

/// <summary>A design by its id, with what an owner chooses by.</summary>
public sealed record DesignView(string Id, string Name, string Description);

/// <summary>A list that fits one page.</summary>
public sealed record ListView<T>(IReadOnlyList<T> Items, string? NextCursor = null);
