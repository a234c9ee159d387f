using System.Security.Cryptography;

namespace LabelHub.Persistence.Ids;

/// <summary>
/// The codes printed on labels and put on doors (<c>/t/…</c>, <c>/w/…</c>): 60 random bits as 12 letters, so that
/// nobody finds a neighbour's batch by counting, and short enough for a small QR.
/// </summary>
public static class PublicCode
{
    public const int Length = 12;

    public static string New() => RandomNumberGenerator.GetString(Base32.Alphabet, Length);

    /// <summary>
    /// The code somebody typed from a label: capitals, spaces and dashes are forgiven, and the letters the alphabet
    /// leaves out are read as the digits they look like. Null when it cannot be a code.
    /// </summary>
    public static string? Normalize(string? typed)
    {
        if (typed is null || typed.Length > 2 * Length)
            return null;
        Span<char> code = stackalloc char[Length];
        var count = 0;
        foreach (var letter in typed)
        {
            if (letter is ' ' or '-')
                continue;
            var meant = char.ToLowerInvariant(letter) switch { 'o' => '0', 'i' or 'l' => '1', var other => other };
            if (count == Length || Base32.ValueOf(meant) < 0)
                return null;
            code[count++] = meant;
        }

        return count == Length ? code.ToString() : null;
    }
}
