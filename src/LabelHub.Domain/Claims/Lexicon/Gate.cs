namespace LabelHub.Domain.Claims.Lexicon;

/// <summary>Where a gate word must stand to silence a claim.</summary>
internal enum GateSide
{
    /// <summary>Before it, in the same clause: a denial.</summary>
    Before,

    /// <summary>After it, in the same clause.</summary>
    After,

    /// <summary>Near it: a warning. What is only named is silenced in the sentence, a promise in the clause.</summary>
    Around,

    /// <summary>Anywhere in the same sentence, whatever is said there.</summary>
    Sentence,

    /// <summary>A "but": what a denial or a warning silences ends here.</summary>
    Turn,

    /// <summary>Silences nothing: a word without which some claims are none, such as 吃 or 改善.</summary>
    Cue,
}

/// <summary>A kind of words that silence claims near them.</summary>
/// <param name="Side">Where the word stands.</param>
/// <param name="Reach">How many cells away from the claim at most; for <see cref="GateSide.Around"/> the sentence decides.</param>
/// <param name="Silences">The rules silenced, one bit each.</param>
internal sealed record Gate(GateSide Side, int Reach, ulong Silences);

/// <summary>A harmless phrase.</summary>
/// <param name="Cancels">The rules whose words it cancels, one bit each; all bits where it cancels slot words as well.</param>
internal sealed record Exemption(ulong Cancels);
