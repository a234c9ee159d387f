using LabelHub.Api.Features.Home;
using LabelHub.Api.Features.Labels;
using LabelHub.Api.Features.Reference;
using LabelHub.Api.Http;
using LabelHub.Domain.Checks;
using LabelHub.Rendering.Text;

namespace LabelHub.Api;

/// <summary>What the program is made of: its services and its routes, each in one place.</summary>
public static class LabelHubSetup
{
    public static void AddLabelHub(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyLimits.Single;
        });
        var services = builder.Services;
        services.AddRouting();
        services.AddOpenApi();
        services.ConfigureHttpJsonOptions(json => JsonShape.Apply(json.SerializerOptions));
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
#pragma warning disable RS0030 // the one place that names the system clock
        services.AddSingleton(TimeProvider.System);
#pragma warning restore RS0030
        services.AddSingleton<ShanghaiClock>();
        services.AddSingleton(_ => LabelChecker.Compile(RuleFolder.Read(Path.Combine(AppContext.BaseDirectory, "rules"))));
        services.AddSingleton(_ => TextEngine.Open(Path.Combine(AppContext.BaseDirectory, "fonts")));
        services.AddSingleton<LabelDrawer>();
        services.AddHostedService<WarmUp>();
    }

    public static void MapLabelHub(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi();
        HomePage.Map(routes);
        DemoLabel.Map(routes);
        ReferenceData.Map(routes);
        ShowRulePack.Map(routes);
        CheckLabel.Map(routes);
        CheckLabels.Map(routes);
        RenderLabel.Map(routes);
    }
}
