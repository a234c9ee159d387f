using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using LabelHub.FakeWeChat.State;

namespace LabelHub.FakeWeChat.Push;

/// <summary>A push ready to go out; sent once more as it is, it is a replay.</summary>
internal sealed record PushRequest(string Query, string Body, string ContentType)
{
    private static readonly TimeSpan Old = TimeSpan.FromHours(1);

    public static PushRequest Of(PushEvent what, PushOptions options, FakeSettings settings, DateTimeOffset now, FakeRandom random)
    {
        var contentType = options.ContentType ?? (options.Json ? "application/json" : "text/xml");
        var time = PushCryptor.Seconds(options.Tamper == PushTamper.OldTimestamp ? now - Old : now.AddSeconds(options.SkewSeconds));
        var nonce = random.Text(10);
        var message = what.Write(options.Json);
        var signature = options.Tamper == PushTamper.Signature ? new string('0', 40) : PushCryptor.Sign(options.Token, time, nonce);
        var query = $"signature={signature}&timestamp={time}&nonce={nonce}&openid={Uri.EscapeDataString(what.OpenId)}";
        if (!options.Safe || options.Tamper == PushTamper.Plain)
            return new PushRequest(query, message, contentType);
        var cipher = PushCryptor.Encrypt(message, options.AesKey, options.Tamper == PushTamper.AppId ? "wxsomebodyelse000001" : settings.AppId);
        var msgSignature = options.Tamper == PushTamper.Signature ? new string('0', 40) : PushCryptor.Sign(options.Token, time, nonce, cipher);
        if (options.Tamper == PushTamper.Cipher)
            cipher = (cipher[0] == 'A' ? "B" : "A") + cipher[1..];
        return new PushRequest($"{query}&encrypt_type=aes&msg_signature={msgSignature}", Envelope(cipher, options.Json), contentType);
    }

    /// <summary>No charset is named, and the sender calls itself an old browser.</summary>
    public HttpRequestMessage To(Uri url)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{url}?{Query}")) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Body)) };
        if (ContentType.Length > 0)
            request.Content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
        request.Headers.TryAddWithoutValidation("User-Agent", "Mozilla/4.0");
        request.Headers.TryAddWithoutValidation("Accept", "*/*");
        request.Headers.TryAddWithoutValidation("Pragma", "no-cache");
        return request;
    }

    private static string Envelope(string cipher, bool json) => json
        ? JsonSerializer.Serialize(new { ToUserName = "gh_fake00000001", Encrypt = cipher })
        : new XElement("xml", new XElement("ToUserName", new XCData("gh_fake00000001")), new XElement("Encrypt", new XCData(cipher))).ToString(SaveOptions.DisableFormatting);
}
