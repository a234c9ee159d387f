using Microsoft.Net.Http.Headers;

namespace LabelHub.Api.Http;

/// <summary>
/// 304 for a GET whose answer the client has already, by its ETag, and HEAD wherever there is a GET. The answer is made all the
/// same: what is saved is the way to the phone.
/// </summary>
public static class Revalidation
{
    public static void UseRevalidation(this WebApplication app)
    {
        app.Use((context, next) =>
        {
            // the server leaves the body of an answer to HEAD out by itself. Fetching a print job's bytes has an effect, so it wants GET
            if (HttpMethods.IsHead(context.Request.Method) && !context.Request.Path.Value!.EndsWith("/data", StringComparison.Ordinal))
                context.Request.Method = HttpMethods.Get;
            return next(context);
        });
        app.Use((context, next) => HttpMethods.IsGet(context.Request.Method) && context.Request.Headers.IfNoneMatch.Count > 0
            ? AnswerAsync(context, next)
            : next(context));
    }

    private static async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        var response = context.Response;
        var wire = response.Body;
        using var answer = new MemoryStream();
        response.Body = answer;
        try
        {
            await next(context);
        }
        finally
        {
            response.Body = wire;
        }

        if (response.HasStarted)
            return;
        if (response.StatusCode == StatusCodes.Status200OK && IsKnown(context.Request, response.Headers.ETag.ToString()))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            response.Headers.ContentLength = null;
            response.Headers.ContentType = default;
            return;
        }

        answer.Position = 0;
        await answer.CopyToAsync(wire, context.RequestAborted);
    }

    /// <summary>RFC 9110 13.1.2: weak comparison, any of a list, or a star for whatever there is.</summary>
    private static bool IsKnown(HttpRequest request, string tag) =>
        EntityTagHeaderValue.TryParse(tag, out var current)
        && EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var known)
        && known.Any(k => k.Equals(EntityTagHeaderValue.Any) || k.Compare(current, useStrongComparison: false));
}
