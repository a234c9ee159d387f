using System.Security.Cryptography;
using System.Text;
using LabelHub.Persistence.Ids;

namespace LabelHub.Api.Http.Transactions;

/// <summary>
/// The only way to make a code or token while a request is answered. An answer that hands one out is kept encrypted,
/// so that a copy of the database holds no secret; no route can forget to ask for that.
/// </summary>
public sealed class IssuedSecrets
{
    /// <summary>Whether the answer of this request holds a secret.</summary>
    public bool Any { get; private set; }

    public string New()
    {
        Any = true;
        return SecretToken.New();
    }
}

/// <summary>Encrypts a kept answer under the request that got it: its bearer token and Idempotency-Key, neither of which is kept.</summary>
internal static class AnswerSeal
{
    private static readonly byte[] Purpose = "labelhub kept answer 1"u8.ToArray();

    public static byte[] Close(byte[] answer, HttpRequest request, string key)
    {
        var closed = new byte[NonceBytes + TagBytes + answer.Length];
        var nonce = closed.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = CipherOf(request, key);
        cipher.Encrypt(nonce, answer, closed.AsSpan(NonceBytes + TagBytes), closed.AsSpan(NonceBytes, TagBytes));
        return closed;
    }

    /// <summary>Null for another session than the one that got the answer.</summary>
    public static byte[]? Open(ReadOnlySpan<byte> closed, HttpRequest request, string key)
    {
        var answer = new byte[closed.Length - NonceBytes - TagBytes];
        using var cipher = CipherOf(request, key);
        try
        {
            cipher.Decrypt(closed[..NonceBytes], closed[(NonceBytes + TagBytes)..], closed.Slice(NonceBytes, TagBytes), answer);
            return answer;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    private static int NonceBytes => AesGcm.NonceByteSizes.MaxSize;

    private static int TagBytes => AesGcm.TagByteSizes.MaxSize;

    private static AesGcm CipherOf(HttpRequest request, string key)
    {
        var header = request.Headers.Authorization.ToString();
        var token = header[(header.IndexOf(' ', StringComparison.Ordinal) + 1)..].Trim();
        return new AesGcm(
            HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(token), 32, Encoding.UTF8.GetBytes(key), Purpose), TagBytes);
    }
}
