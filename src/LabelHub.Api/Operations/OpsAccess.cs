using System.Security.Cryptography;
using System.Text;
using LabelHub.Api.Http;

namespace LabelHub.Api.Operations;

/// <summary>
/// Operators come in with a credential of their own, <c>Ops:Token</c>; no user's session opens these doors, and
/// without the setting nothing does.
/// </summary>
public sealed class OpsAccess(IConfiguration configuration)
{
    internal const int ShortestToken = 16;
    private const string Prefix = "Bearer ";

    private readonly byte[]? _expected = configuration["Ops:Token"] switch
    {
        null or "" => null,
        var token => Digest(token),
    };

    /// <summary>Lets the request on, or answers 404 where there are no operators and 401 where it is none.</summary>
    public async ValueTask<object?> FilterAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (_expected is null)
            return Problems.Of(404, Problems.NotFound, "没有这个地址。");
        var header = context.HttpContext.Request.Headers.Authorization.ToString();
        // digests have one length, and comparing them takes the same time wherever they differ
        var given = Digest(header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? header[Prefix.Length..].Trim() : "");
        if (!CryptographicOperations.FixedTimeEquals(given, _expected))
            return Problems.Of(401, "ops.tokenRequired", "请带上运维口令。");
        return await next(context);
    }

    private static byte[] Digest(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
