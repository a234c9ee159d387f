using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace LabelHub.Persistence.Ids;

/// <summary>Opaque 256-bit bearer tokens. The client keeps the token, the database only its hash.</summary>
public static class SecretToken
{
    private const int Bytes = 32;
    private const int Letters = 43;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>
    /// What a session is looked up by; null when the text cannot be a token. A plain hash is enough for a secret that
    /// nobody can guess, and looking up by it leaks nothing by its timing.
    /// </summary>
    public static byte[]? Hash(string? token) =>
        token is { Length: Letters } && Base64Url.IsValid(token) ? SHA256.HashData(Encoding.ASCII.GetBytes(token)) : null;
}
