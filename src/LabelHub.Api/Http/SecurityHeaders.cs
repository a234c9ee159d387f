namespace LabelHub.Api.Http;

/// <summary>What every answer says to browsers: nothing runs in our pages, nobody frames them, and bytes are what their type says.</summary>
public static class SecurityHeaders
{
    /// <summary>Of a page without scripts and forms.</summary>
    public const string PagePolicy =
        "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(SetAsync, context.Response);
        return next(context);
    });

    /// <summary>GET /robots.txt: pages are for whoever holds the label, not for search engines.</summary>
    public static void MapRobots(IEndpointRouteBuilder routes) => routes
        .MapGet("/robots.txt", () => Results.Text("User-agent: *\nDisallow: /\n")).ExcludeFromDescription().AllowAnonymous();

    private static Task SetAsync(object state)
    {
        var headers = ((HttpResponse)state).Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        if (headers.ContentType.ToString().StartsWith("text/html", StringComparison.OrdinalIgnoreCase)
            && headers.ContentSecurityPolicy.Count == 0)
            headers.ContentSecurityPolicy = PagePolicy;
        return Task.CompletedTask;
    }
}
