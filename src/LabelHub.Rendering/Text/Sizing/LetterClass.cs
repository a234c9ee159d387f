namespace LabelHub.Rendering.Text.Sizing;

/// <summary>Which characters are set at the em of Latin letters and digits, and which at the em of Han characters.</summary>
internal static class LetterClass
{
    /// <summary>
    /// True for what is drawn to the height of capitals, so that at one em its ink is lower than that of Han: Latin,
    /// Greek and Cyrillic, full-width letters and digits, and signs such as ℃ ％ № ㎏ Ⅻ ￥. All of ASCII belongs here
    /// whatever stands beside it: a bracket has the same size as its partner, and a line may be cut anywhere without
    /// changing its glyphs.
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
        0x2030 or 0x2031 => true,
        >= 0x2100 and <= 0x218F => true,
        >= 0x3371 and <= 0x33DF => true,
        >= 0xFF03 and <= 0xFF06 => true,
        0xFF20 or 0xFFE0 or 0xFFE1 or 0xFFE5 => true,
        _ => false,
    };
}
