using LabelHub.TestKit.Images;

namespace LabelHub.TestKit.Oracles;

/// <summary>How well a page was read.</summary>
/// <param name="ErrorPercent">Characters wrong, missing or too many, in a hundred of the page's.</param>
/// <param name="DenseRecallPercent">Characters of many strokes that were found, in a hundred.</param>
public sealed record Legibility(double ErrorPercent, double DenseRecallPercent);

/// <summary>A page of 26 lines heavy in characters of many strokes, printed by a model and read by tesseract.</summary>
public static class LegibilityPage
{
    private const string Dense = "嘴糖醬鹼霉酱藏罐警囊赣疆鑫犇麸糯糍馓糕馕嚼藠薏鳝鳗蘑";

    /// <summary>Signs that readers and writers take for one another.</summary>
    private static readonly (string From, string To)[] Alike =
        [("…", "..."), ("℃", "°C"), ("“", "\""), ("”", "\""), ("。", "."), ("、", ","), ("—", "-"), ("·", "."), ("《", "("), ("》", ")"), ("‘", "'"), ("’", "'")];

    /// <summary>To be set one under the other, about 1.6 em apart.</summary>
    public static IReadOnlyList<string> Lines { get; } =
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "testdata", "legibility-page.txt")).Where(l => l.Length > 0)];

    /// <summary>Prints the dots of the set page with a dot gain of a quarter and reads them.</summary>
    public static async Task<Legibility> ReadAsync(GreyPicture dots)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("page.pgm", PrintModel.Photograph(dots, gainQuarters: 1).ToPgm());
        var text = Normal(await Programs.OutputOfAsync(
            "tesseract",
            [file, "stdout", "-l", "chi_sim", "--psm", "6", "--dpi", "300"],
            environment: new Dictionary<string, string>(StringComparer.Ordinal) { ["OMP_THREAD_LIMIT"] = "1" }));
        var page = Normal(string.Concat(Lines));
        var wanted = page.Where(Dense.Contains).GroupBy(c => c).ToDictionary(g => g.Key, g => g.Count());
        var found = wanted.Sum(w => Math.Min(w.Value, text.Count(c => c == w.Key)));
        return new Legibility(100.0 * Distance(text, page) / page.Length, 100.0 * found / wanted.Values.Sum());
    }

    private static string Normal(string text)
    {
        // Full-width signs are their ASCII twins. Not string.Normalize: without ICU it leaves them as they are.
        var normal = string.Concat(text.Where(c => !char.IsWhiteSpace(c)).Select(c => c is >= '！' and <= '～' ? (char)(c - '！' + '!') : c));
        foreach (var (from, to) in Alike)
            normal = normal.Replace(from, to, StringComparison.Ordinal);
        return normal;
    }

    /// <summary>Levenshtein's.</summary>
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above + 1, row[j - 1] + 1), corner + (one[i - 1] == other[j - 1] ? 0 : 1));
                corner = above;
            }
        }

        return row[^1];
    }
}
