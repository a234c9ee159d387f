namespace LabelHub.Api.Http;

/// <summary>Refuses query parameters that an endpoint does not know, by name: what is passed over in silence is believed to work.</summary>
public static class KnownQuery
{
    /// <param name="route">The endpoint.</param>
    /// <param name="names">The parameters it takes.</param>
    public static RouteHandlerBuilder TakesOnly(this RouteHandlerBuilder route, params string[] names) =>
        route.AddEndpointFilter((context, next) =>
        {
            FieldError[] unknown =
            [
                .. context.HttpContext.Request.Query.Keys
                    .Where(k => !names.Contains(k, StringComparer.OrdinalIgnoreCase))
                    .Select(k => new FieldError(k, names.Length == 0 ? "这里不用填参数。" : $"这里没有这一项，可以用：{string.Join("、", names)}。")),
            ];
            return unknown.Length > 0 ? ValueTask.FromResult<object?>(Problems.InvalidFields(unknown)) : next(context);
        });
}
