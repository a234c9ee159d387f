using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LabelHub.Api.Http;

/// <summary>ETags from row versions, and what If-Match must say before an update.</summary>
public static class EntityTags
{
    public static string Of(uint rowVersion) => string.Create(CultureInfo.InvariantCulture, $"\"{rowVersion:x}\"");

    /// <summary>Null when the request may update this version; else 428 without If-Match, 412 when it is stale.</summary>
    public static ProblemHttpResult? Refusal(HttpRequest request, uint rowVersion)
    {
        var wanted = request.Headers.IfMatch.ToString();
        if (wanted.Length == 0)
            return Problems.Of(StatusCodes.Status428PreconditionRequired, "request.ifMatchMissing", "请带上 If-Match（上次读到的 ETag），以免覆盖别人的修改。");
        return wanted == "*" || wanted.Split(',').Select(t => t.Trim()).Contains(Of(rowVersion))
            ? null
            : Stale();
    }

    /// <summary>412: somebody else was faster.</summary>
    public static ProblemHttpResult Stale() =>
        Problems.Of(StatusCodes.Status412PreconditionFailed, "request.stale", "这条记录刚被别人改过，请刷新后再改。");
}
