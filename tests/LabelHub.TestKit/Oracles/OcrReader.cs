using LabelHub.TestKit.Images;

namespace LabelHub.TestKit.Oracles;

/// <summary>
/// tesseract: reads a label as a stranger would. Trust it for digits, dates, numbers and a few easy words; small
/// dense characters it misreads even when people do not.
/// </summary>
public static class OcrReader
{
    private static readonly Dictionary<string, string> OneThread = new(StringComparer.Ordinal) { ["OMP_THREAD_LIMIT"] = "1" };

    /// <summary>The lines of a label picture.</summary>
    /// <param name="png">A 1-bit label.</param>
    /// <param name="enlargement">Whole factor; 2 reads well at 203 dpi.</param>
    /// <param name="digitsOnly">Takes every character for a digit, dash or colon: 11 is not read as 1I then.</param>
    public static async Task<string> ReadAsync(byte[] png, int enlargement = 2, bool digitsOnly = false)
    {
        using var folder = new TemporaryFolder();
        var picture = PngReader.Read(png).Picture.WithMargin(10).Enlarge(enlargement);
        var file = folder.Write("label.pgm", picture.ToPgm());
        string[] alphabet = digitsOnly ? ["-c", "tessedit_char_whitelist=0123456789-:"] : [];
        return await Programs.OutputOfAsync("tesseract", [file, "stdout", "-l", "chi_sim", "--psm", "6", .. alphabet], environment: OneThread);
    }
}
