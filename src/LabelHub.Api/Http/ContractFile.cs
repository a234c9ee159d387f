using System.Text;
using LabelHub.Api.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace LabelHub.Api.Http;

/// <summary>GET /openapi/v1.json: made at the first question and kept, for it does not change while the process lives. Public.</summary>
public sealed class ContractFile(IServiceProvider services)
{
    private const string Name = "v1";
    private readonly Lazy<Task<(byte[] Bytes, EntityTagHeaderValue Tag)>> _made = new(() => MakeAsync(services));

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/openapi/{documentName}.json", HandleAsync)
        .ExcludeFromDescription().AllowAnonymous().RequireRateLimiting(RateLimits.PublicPages);

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> HandleAsync(
        string documentName, ContractFile file)
    {
        if (documentName != Name)
            return Problems.Of(404, Problems.NotFound, "没有这个地址，请检查后再试。");
        var (bytes, tag) = await file._made.Value;
        return TypedResults.Bytes(bytes, "application/json; charset=utf-8", entityTag: tag);
    }

    private static async Task<(byte[] Bytes, EntityTagHeaderValue Tag)> MakeAsync(IServiceProvider services)
    {
        var document = await services.GetRequiredKeyedService<IOpenApiDocumentProvider>(Name).GetOpenApiDocumentAsync(CancellationToken.None);
        var bytes = Encoding.UTF8.GetBytes(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, CancellationToken.None));
        return (bytes, EntityTagHeaderValue.Parse(EntityTags.Of(bytes)));
    }
}
