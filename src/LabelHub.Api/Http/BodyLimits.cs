using Microsoft.AspNetCore.Http.Metadata;

namespace LabelHub.Api.Http;

/// <summary>How large a body may be, in bytes; past it the answer is 413.</summary>
public static class BodyLimits
{
    public const long Single = 128 * 1024;
    public const long Batch = 2 * 1024 * 1024;

    /// <summary>Sets the limit of an endpoint.</summary>
    public static RouteHandlerBuilder Bounded(this RouteHandlerBuilder route, long bytes) =>
        route.WithMetadata(new Limit(bytes));

    private sealed record Limit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}
