using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace LabelHub.WeChat.Push;

/// <summary>WeChat's signatures and the encryption of its safe mode (安全模式), reading side.</summary>
[SuppressMessage("Security", "CA5350", Justification = "WeChat's protocol signs with SHA-1.")]
internal static class PushCryptor
{
    private const int KeyLength = 43;
    private const int Block = 32;
    private const int Nonce = 16;
    private const int Head = Nonce + 4;

    public static bool CouldBeKey(string key) => key.Length == KeyLength && key.All(char.IsAsciiLetterOrDigit);

    /// <summary>Compared in constant time.</summary>
    public static bool IsSigned(string signature, params ReadOnlySpan<string> parts)
    {
        string[] sorted = [.. parts];
        Array.Sort(sorted, StringComparer.Ordinal);
        var expected = Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(string.Concat(sorted))));
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(signature));
    }

    /// <summary>The message; null when it is not one, or one for another mini-program.</summary>
    public static string? Decrypt(string cipher, string aesKey, string appId)
    {
        var buffer = new byte[cipher.Length];
        if (!Convert.TryFromBase64String(cipher, buffer, out var length) || length == 0 || length % Block != 0)
            return null;
        var key = Convert.FromBase64String(aesKey + "=");
        using var aes = Aes.Create();
        aes.Key = key;
        // the padding is PKCS#7 with a block of 32, which the framework's own would refuse
        var plain = aes.DecryptCbc(buffer.AsSpan(0, length), key.AsSpan(0, 16), PaddingMode.None);
        return Unpack(plain, appId);
    }

    /// <summary>16 random bytes, the length, the message, the appid, the padding.</summary>
    private static string? Unpack(ReadOnlySpan<byte> plain, string appId)
    {
        int pad = plain[^1];
        if (pad is 0 or > Block || plain.Length - pad < Head || plain[^pad..].ContainsAnyExcept((byte)pad))
            return null;
        var length = BinaryPrimitives.ReadInt32BigEndian(plain[Nonce..]);
        var rest = plain[Head..^pad];
        if (length < 0 || length > rest.Length || !rest[length..].SequenceEqual(Encoding.UTF8.GetBytes(appId)))
            return null;
        return Encoding.UTF8.GetString(rest[..length]);
    }
}
