using System.Text;

namespace LabelHub.Rendering.Tests.Raster.Qr;

/// <summary>Ten thousand different payloads, the same in every run: most of them addresses as on labels, the rest of every mode and length.</summary>
internal static class QrPayloads
{
    public const int Count = 10_000;
    private const string Codes = "23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private const string Capitals = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

    /// <summary>Printable ASCII only, so that what a reader says can be compared by its text.</summary>
    public static IReadOnlyList<string> Readable { get; } = Make((random, i) => (i % 10) switch
    {
        0 => Text(random, "0123456789", Length(random, i)),
        1 => Text(random, Capitals[..36], Length(random, i)),
        2 => "https://" + Text(random, Codes, Length(random, i) - 8),
        _ => Address(random),
    });

    /// <summary>Any characters.</summary>
    public static IReadOnlyList<string> Any { get; } = Make((random, i) => (i % 10) switch
    {
        0 => Text(random, "0123456789", Length(random, i)),
        1 => Text(random, Capitals, Length(random, i)),
        2 => Text(random, Codes + " {}éßÿ\u0001", Length(random, i)),
        3 when i % 100 == 3 => "https://例子.cn/" + Text(random, "酱油豆腐干米", 1 + (i / 100 * 3 % 286)),
        3 => Text(random, "酱油豆腐干𠮷米", random.Next(9, 60)),
        _ => Address(random),
    });

    private static string Address(Random random) =>
        $"https://{Text(random, "abcdefgh", random.Next(3, 20))}.example.cn/t/{Text(random, Codes, random.Next(8, 20))}";

    // Every length once in a while, most of them short.
    private static int Length(Random random, int i) => i % 100 < 10 ? random.Next(9, 301) : random.Next(9, 60);

    private static List<string> Make(Func<Random, int, string> next)
    {
        var random = new Random(20261121);
        var known = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; known.Count < Count; i++)
            known.Add(next(random, i));
        return [.. known];
    }

    private static string Text(Random random, string alphabet, int length)
    {
        Rune[] runes = [.. alphabet.EnumerateRunes()];
        var text = new StringBuilder();
        for (var i = 0; i < length; i++)
            text.Append(runes[random.Next(runes.Length)]);
        return text.ToString();
    }
}
