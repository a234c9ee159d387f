namespace LabelHub.Rendering.Text.Sizing;

/// <summary>Which characters are set at the em of Latin letters and digits, and which at the em of Han characters.</summary>
internal static class LetterClass
{
    /// <summary>
    /// True for letters and digits whose ink is lower than Han ink of the same em: Latin, Greek, Cyrillic, full-width
    /// letters and digits, and all of ASCII, so that a bracket or a comma has one size whatever stands beside it and
    /// a line may be cut anywhere without changing its glyphs. All else, ℃ and ％ included, is sized like Han.
    /// </summary>
    public static bool IsLatin(int character) => character switch
    {
        < 0xA0 => true,
        // Latin-1: the middle dot and the signs that this face draws a full em wide belong to Han.
        0xA7 or 0xB1 or 0xB7 or 0xD7 or 0xF7 => false,
        < 0x0590 => true,
        >= 0x1E00 and <= 0x1FFF => true,
        >= 0xFF10 and <= 0xFF19 => true,
        >= 0xFF21 and <= 0xFF3A => true,
        >= 0xFF41 and <= 0xFF5A => true,
        _ => false,
    };
}
