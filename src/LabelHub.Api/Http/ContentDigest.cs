using System.Security.Cryptography;

namespace LabelHub.Api.Http;

/// <summary>RFC 9530: lets the phone see that all bytes came through.</summary>
public static class ContentDigest
{
    public const string Header = "Content-Digest";

    public static string Of(ReadOnlySpan<byte> bytes) => $"sha-256=:{Convert.ToBase64String(SHA256.HashData(bytes))}:";
}
