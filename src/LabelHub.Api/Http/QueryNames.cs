using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace LabelHub.Api.Http;

/// <summary>
/// Refuses query parameters that an endpoint of the contract does not have, where it has any: one that is misspelt would be passed
/// over in silence. Pages for people take whatever messengers add to their addresses.
/// </summary>
public sealed class QueryNames(RequestDelegate next, IApiDescriptionGroupCollectionProvider descriptions)
{
    private readonly Lazy<Dictionary<string, string[]>> _known = new(() => descriptions.ApiDescriptionGroups.Items
        .SelectMany(g => g.Items)
        .GroupBy(d => d.HttpMethod + " /" + d.RelativePath?.Trim('/'), StringComparer.Ordinal)
        .ToDictionary(
            g => g.Key,
            g => g.SelectMany(d => d.ParameterDescriptions).Where(p => p.Source == BindingSource.Query)
                .Select(p => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(p.Name)).Distinct().ToArray(),
            StringComparer.Ordinal));

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Query.Count > 0 && KnownTo(context) is { Length: > 0 } known)
        {
            FieldError[] errors =
            [
                .. context.Request.Query.Keys.Where(k => !known.Contains(k, StringComparer.OrdinalIgnoreCase)).Take(10)
                    .Select(k => FieldError.Unknown(k, FieldShapes.Nearest(k, known))),
            ];
            if (errors.Length > 0)
            {
                await Problems.InvalidFields(errors).ExecuteAsync(context);
                return;
            }
        }

        await next(context);
    }

    private string[]? KnownTo(HttpContext context) =>
        context.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } pattern }
        && pattern.TrimStart('/').StartsWith("v1/", StringComparison.Ordinal)
            ? _known.Value.GetValueOrDefault(context.Request.Method + " /" + pattern.Trim('/'))
            : null;
}
