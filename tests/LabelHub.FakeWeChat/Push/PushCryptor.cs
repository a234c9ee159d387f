using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LabelHub.FakeWeChat.Push;

/// <summary>WeChat's side of message encryption; written apart from LabelHub's, so that each tests the other.</summary>
[SuppressMessage("Security", "CA5350", Justification = "WeChat's protocol signs with SHA-1.")]
[SuppressMessage("Security", "CA5401", Justification = "WeChat's protocol takes the key's first half as IV.")]
internal static class PushCryptor
{
    private const int Block = 32;

    /// <summary>16 random bytes, length, message, appid; padded to 32, AES-256-CBC.</summary>
    public static string Encrypt(string message, string aesKey, string appId)
    {
        var key = Convert.FromBase64String(aesKey + "=");
        byte[] text = Encoding.UTF8.GetBytes(message), app = Encoding.UTF8.GetBytes(appId);
        var length = 16 + 4 + text.Length + app.Length;
        var pad = Block - (length % Block);
        var plain = new byte[length + pad];
        RandomNumberGenerator.Fill(plain.AsSpan(0, 16));
        BinaryPrimitives.WriteInt32BigEndian(plain.AsSpan(16), text.Length);
        text.CopyTo(plain, 20);
        app.CopyTo(plain, 20 + text.Length);
        plain.AsSpan(length).Fill((byte)pad);
        using var aes = Aes.Create();
        aes.Key = key;
        return Convert.ToBase64String(aes.EncryptCbc(plain, key.AsSpan(0, 16), PaddingMode.None));
    }

    public static string Sign(params string[] parts)
    {
        Array.Sort(parts, StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(string.Concat(parts))));
    }

    public static string Seconds(DateTimeOffset time) => time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
