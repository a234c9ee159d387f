using System.Buffers.Binary;

namespace LabelHub.Persistence.Ids;

/// <summary>
/// Ids as clients see them: what kind of thing it is, then a UUID (version 7, so that rows lie in the order they were
/// made) as 26 letters, such as <c>wks_01kamz5x3d8g2v7c9rte4qhn6b</c>. Rows hold the UUID itself.
/// </summary>
public static class PublicId
{
    private const int Letters = 26;
    private const int BitsPerLetter = 5;

    /// <summary>A new id for a row.</summary>
    public static Guid New(TimeProvider clock) => Guid.CreateVersion7(clock.GetUtcNow());

    /// <summary>The id for clients.</summary>
    /// <param name="kind">One of <see cref="IdKinds"/>.</param>
    /// <param name="id">The row's id.</param>
    public static string Format(string kind, Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        var rest = BinaryPrimitives.ReadUInt128BigEndian(bytes);
        Span<char> letters = stackalloc char[Letters];
        for (var i = Letters - 1; i >= 0; i--)
        {
            letters[i] = Base32.Alphabet[(int)(rest & 31)];
            rest >>= BitsPerLetter;
        }

        return $"{kind}_{letters}";
    }

    /// <summary>Reads back what <see cref="Format"/> wrote; anything else, another kind included, is nobody's id.</summary>
    public static bool TryParse(string kind, string? text, out Guid id)
    {
        id = default;
        if (text is null
            || text.Length != kind.Length + 1 + Letters
            || text[kind.Length] != '_'
            || !text.StartsWith(kind, StringComparison.Ordinal))
            return false;
        UInt128 value = 0;
        foreach (var letter in text.AsSpan(kind.Length + 1))
        {
            var digit = Base32.ValueOf(letter);
            if (digit < 0 || value >> (128 - BitsPerLetter) != 0)
                return false;
            value = (value << BitsPerLetter) | (uint)digit;
        }

        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, value);
        id = new Guid(bytes, bigEndian: true);
        return true;
    }
}
