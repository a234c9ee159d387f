using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using LabelHub.FakeWeChat.State;

namespace LabelHub.FakeWeChat.Push;

/// <summary>A push ready to go out; sent once more as it is, it is a replay.</summary>
internal sealed record PushRequest(string Query, string Body, bool Json)
{
    private static readonly TimeSpan Old = TimeSpan.FromHours(1);

    public static PushRequest Of(PushEvent what, PushOptions options, FakeSettings settings, DateTimeOffset now, FakeRandom random)
    {
        var time = PushCryptor.Seconds(options.Tamper == PushTamper.OldTimestamp ? now - Old : now);
        var nonce = random.Text(10);
        var message = what.Write(options.Json);
        var signature = options.Tamper == PushTamper.Signature ? new string('0', 40) : PushCryptor.Sign(options.Token, time, nonce);
        var query = $"signature={signature}&timestamp={time}&nonce={nonce}&openid={Uri.EscapeDataString(what.OpenId)}";
        if (!options.Safe || options.Tamper == PushTamper.Plain)
            return new PushRequest(query, message, options.Json);
        var cipher = PushCryptor.Encrypt(message, options.AesKey, options.Tamper == PushTamper.AppId ? "wxsomebodyelse000001" : settings.AppId);
        var msgSignature = options.Tamper == PushTamper.Signature ? new string('0', 40) : PushCryptor.Sign(options.Token, time, nonce, cipher);
        if (options.Tamper == PushTamper.Cipher)
            cipher = (cipher[0] == 'A' ? "B" : "A") + cipher[1..];
        return new PushRequest($"{query}&encrypt_type=aes&msg_signature={msgSignature}", Envelope(cipher, options.Json), options.Json);
    }

    public HttpRequestMessage To(Uri url) => new(HttpMethod.Post, new Uri($"{url}?{Query}"))
    {
        Content = new StringContent(Body, Encoding.UTF8, Json ? "application/json" : "text/xml"),
    };

    private static string Envelope(string cipher, bool json) => json
        ? JsonSerializer.Serialize(new { ToUserName = "gh_fake00000001", Encrypt = cipher })
        : new XElement("xml", new XElement("ToUserName", new XCData("gh_fake00000001")), new XElement("Encrypt", new XCData(cipher))).ToString(SaveOptions.DisableFormatting);
}
