using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LabelHub.Api.Http;

/// <summary>Marks an update that wants If-Match.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class IfMatchAttribute : Attribute;

/// <summary>ETags from row versions, and what If-Match must say before an update.</summary>
public static class EntityTags
{
    /// <summary>Says so in the description of the interface; the handler asks for it.</summary>
    public static RouteHandlerBuilder WantsIfMatch(this RouteHandlerBuilder route) => route.WithMetadata(new IfMatchAttribute());

    public static string Of(uint rowVersion) => string.Create(CultureInfo.InvariantCulture, $"\"{rowVersion:x}\"");

    /// <summary>For bytes that are the same for everybody.</summary>
    public static string Of(byte[] bytes) => $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16))}\"";

    /// <summary>For a view that changes with something besides its row.</summary>
    public static string Of(uint rowVersion, string besides) => string.Create(
        CultureInfo.InvariantCulture, $"\"{rowVersion:x}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(besides)).AsSpan(0, 8))}\"");

    /// <summary>Null when the request may update this version; else 428 without If-Match, 412 when it is stale.</summary>
    public static ProblemHttpResult? Refusal(HttpRequest request, uint rowVersion)
    {
        var wanted = request.Headers.IfMatch.ToString();
        if (wanted.Length == 0)
            return Problems.Of(StatusCodes.Status428PreconditionRequired, "request.ifMatchMissing", "请先刷新再修改，以免盖掉别人刚改的内容。");
        return wanted == "*" || wanted.Split(',').Select(t => t.Trim()).Any(t => IsOf(t, rowVersion)) ? null : Stale();
    }

    // what a view says besides its row, such as today's check, is nothing that an update would overwrite
    private static bool IsOf(string tag, uint rowVersion) =>
        tag == Of(rowVersion) || tag.StartsWith(string.Create(CultureInfo.InvariantCulture, $"\"{rowVersion:x}-"), StringComparison.Ordinal);

    /// <summary>412: somebody else was faster.</summary>
    public static ProblemHttpResult Stale() =>
        Problems.Of(StatusCodes.Status412PreconditionFailed, "request.stale", "这条记录刚被别人改过，请刷新后再改。");
}
