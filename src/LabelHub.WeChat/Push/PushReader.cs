namespace LabelHub.WeChat.Push;

/// <summary>The query of a push.</summary>
/// <param name="Signature">Over token, time and nonce: of the check of the address.</param>
/// <param name="MessageSignature">Over these and the ciphertext: of a message.</param>
/// <param name="Timestamp">Seconds, as sent.</param>
/// <param name="Nonce">As sent.</param>
public sealed record PushQuery(string Signature, string MessageSignature, string Timestamp, string Nonce)
{
    /// <summary>Not the signatures.</summary>
    public override string ToString() => nameof(PushQuery);
}

/// <summary>What a push turned out to be.</summary>
public abstract record PushReading
{
    private PushReading()
    {
    }

    /// <summary>From WeChat, for us, now.</summary>
    /// <param name="Cipher">As it came: for keeping.</param>
    /// <param name="Event">What it says.</param>
    public sealed record Genuine(string Cipher, PushEvent Event) : PushReading;

    /// <summary>Not from WeChat, not for us, or not from now.</summary>
    /// <param name="Why">For the log.</param>
    public sealed record Forged(string Why) : PushReading;
}

/// <summary>
/// Tells WeChat's pushes from everybody else's: the endpoint is open to the world, and whoever could forge an event
/// could hand out consents. Only safe mode is understood; a body that is not encrypted is a forgery.
/// </summary>
public sealed class PushReader(WeChatOptions options, TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    /// <summary>Whether message push is set up here at all.</summary>
    public bool IsConfigured => options.PushToken.Length > 0;

    /// <summary>Whether this is WeChat's check of the address, to be answered with its echo.</summary>
    public bool IsEcho(PushQuery query) =>
        IsConfigured && PushCryptor.IsSigned(query.Signature, options.PushToken, query.Timestamp, query.Nonce);

    public PushReading Read(PushQuery query, string body)
    {
        if (!IsConfigured)
            return new PushReading.Forged("message push is not set up");
        if (!IsNow(query.Timestamp))
            return new PushReading.Forged("not from now");
        if (PushBody.Encrypted(body) is not { } cipher)
            return new PushReading.Forged("not encrypted");
        if (!PushCryptor.IsSigned(query.MessageSignature, options.PushToken, query.Timestamp, query.Nonce, cipher))
            return new PushReading.Forged("wrong signature");
        return Open(cipher) is { } what
            ? new PushReading.Genuine(cipher, what)
            : new PushReading.Forged("not a message for this mini-program");
    }

    /// <summary>Reads again what was kept; null when the key was changed since.</summary>
    public PushEvent? Open(string cipher) =>
        PushCryptor.Decrypt(cipher, options.PushEncodingAesKey, options.AppId) is { } message ? PushBody.Event(message) : null;

    private bool IsNow(string timestamp) =>
        long.TryParse(timestamp, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var seconds)
        && seconds <= uint.MaxValue
        && (clock.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() <= Window;
}
