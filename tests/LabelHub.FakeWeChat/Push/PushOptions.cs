namespace LabelHub.FakeWeChat.Push;

/// <summary>What the operator sets up for message push, and what goes wrong with it.</summary>
internal sealed record PushOptions
{
    /// <summary>Null: nothing is pushed.</summary>
    public Uri? Url { get; init; }

    public string Token { get; init; } = "";

    public string AesKey { get; init; } = "";

    /// <summary>Encrypted (安全模式), or plain (明文模式).</summary>
    public bool Safe { get; init; } = true;

    /// <summary>JSON instead of XML.</summary>
    public bool Json { get; init; }

    /// <summary>A sent event follows its send after between so many milliseconds ...</summary>
    public int SentDelayFromMs { get; init; } = 200;

    /// <summary>... and so many.</summary>
    public int SentDelayToMs { get; init; } = 3000;

    /// <summary>Between the attempts at one push.</summary>
    public int RetryMs { get; init; } = 500;

    /// <summary>How many times each event arrives, however well it was taken.</summary>
    public int Duplicates { get; init; } = 1;

    /// <summary>They arrive at the same moment, not one after the other.</summary>
    public bool AtOnce { get; init; }

    /// <summary>How far WeChat's clock is ahead of ours.</summary>
    public int SkewSeconds { get; init; }

    /// <summary>Of the request; null for WeChat's own, empty for none.</summary>
    public string? ContentType { get; init; }

    /// <summary>The share of events that never arrive.</summary>
    public double LoseProbability { get; init; }

    /// <summary>Every second event is held back, so that later ones overtake it.</summary>
    public bool Reorder { get; init; }

    /// <summary>Events wait at this gate before they go out; null for none.</summary>
    public string? Gate { get; init; }

    public PushTamper Tamper { get; init; }
}

/// <summary>How a push is spoilt on its way.</summary>
internal enum PushTamper
{
    None,

    /// <summary>The signature is somebody's guess.</summary>
    Signature,

    /// <summary>A byte of the ciphertext is another.</summary>
    Cipher,

    /// <summary>Encrypted and signed, for another mini-program.</summary>
    AppId,

    /// <summary>Not encrypted though safe mode is agreed on.</summary>
    Plain,

    /// <summary>Signed an hour ago.</summary>
    OldTimestamp,
}
