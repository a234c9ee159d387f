using System.Security.Cryptography;
using LabelHub.Api.Demo;
using Scalar.AspNetCore;

namespace LabelHub.Api.Features.Home;

/// <summary>GET /docs: the contract to read and to try, in development and in a demonstration only. Its script is our own copy.</summary>
public static class ApiReference
{
    public const string Path = "/docs";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var services = routes.ServiceProvider;
        if (IsOffered(services.GetRequiredService<DemoSettings>(), services.GetRequiredService<IHostEnvironment>()))
            routes.MapScalarApiReference(Path, Configure).AllowAnonymous();
    }

    public static bool IsOffered(DemoSettings demo, IHostEnvironment environment) => demo.Enabled || environment.IsDevelopment();

    private static void Configure(ScalarOptions options, HttpContext context)
    {
        var nonce = RandomNumberGenerator.GetHexString(32, lowercase: true);
        options.WithTitle("LabelHub").WithNonce(nonce).AddPreferredSecuritySchemes("session");
        // nothing that would lead to the maker's servers
        options.DisableDefaultFonts().DisableTelemetry().DisableAgent().DisableMcp().HideDeveloperTools().HideClientButton();
        // the page styles itself at run time, so its styles cannot carry the nonce
        context.Response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic'; style-src 'unsafe-inline'; img-src 'self' data:; "
            + "font-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
    }
}
