using System.Buffers.Binary;

namespace LabelHub.Rendering.Documents.Pdf;

/// <summary>
/// Some glyphs stand for several characters, as 生 does for the radical ⽣ too. Skia names a glyph in a PDF by the first of them, so
/// what is searched for would not be found. This takes the unusual ones out of a private copy of a font's character map.
/// </summary>
internal static class ReadableCharacters
{
    private const int GroupBytes = 12;

    /// <summary>Segmented coverage: the one table that holds all of Unicode.</summary>
    private const int Format = 12;

    /// <summary>Characters that come before the usual one of their glyph: dashes, slashes and brackets that nobody types.</summary>
    private const string Unusual = "\u2012\u2035\u2215\u2329\u232A\u301C";

    /// <summary>Changes the map in place.</summary>
    /// <param name="font">An OpenType file that may be written to.</param>
    public static void Prefer(Span<byte> font)
    {
        var cmap = font[Table(font, "cmap"u8)..];
        for (var i = 0; i < BinaryPrimitives.ReadUInt16BigEndian(cmap[2..]); i++)
        {
            var map = cmap[(int)BinaryPrimitives.ReadUInt32BigEndian(cmap[(8 + (8 * i))..])..];
            if (BinaryPrimitives.ReadUInt16BigEndian(map) == Format)
                Write(map, Without(Read(map)));
        }
    }

    private static int Table(ReadOnlySpan<byte> font, ReadOnlySpan<byte> name)
    {
        for (var entry = 12; entry < 12 + (16 * BinaryPrimitives.ReadUInt16BigEndian(font[4..])); entry += 16)
        {
            if (font.Slice(entry, 4).SequenceEqual(name))
                return (int)BinaryPrimitives.ReadUInt32BigEndian(font[(entry + 8)..]);
        }

        throw new InvalidDataException("The font file has no character map.");
    }

    /// <summary>Groups are first and last character and the glyph of the first.</summary>
    private static List<(uint Character, uint Glyph)> Read(ReadOnlySpan<byte> map)
    {
        var pairs = new List<(uint, uint)>();
        var count = (int)BinaryPrimitives.ReadUInt32BigEndian(map[12..]);
        for (var at = 16; at < 16 + (count * GroupBytes); at += GroupBytes)
        {
            var (first, glyph) = (BinaryPrimitives.ReadUInt32BigEndian(map[at..]), BinaryPrimitives.ReadUInt32BigEndian(map[(at + 8)..]));
            for (var character = first; character <= BinaryPrimitives.ReadUInt32BigEndian(map[(at + 4)..]); character++)
                pairs.Add((character, glyph + character - first));
        }

        return pairs;
    }

    private static IEnumerable<(uint Character, uint Glyph)> Without(List<(uint Character, uint Glyph)> pairs)
    {
        var usual = pairs.Where(p => !IsUnusual(p.Character)).Select(p => p.Glyph).ToHashSet();
        return pairs.Where(p => !IsUnusual(p.Character) || !usual.Contains(p.Glyph));
    }

    private static bool IsUnusual(uint character) =>
        character is >= 0x2E80 and <= 0x2FDF || (character <= char.MaxValue && Unusual.Contains((char)character));

    private static void Write(Span<byte> map, IEnumerable<(uint Character, uint Glyph)> pairs)
    {
        var room = (int)BinaryPrimitives.ReadUInt32BigEndian(map[12..]);
        var groups = new List<(uint First, uint Last, uint Glyph)>();
        foreach (var (character, glyph) in pairs)
        {
            if (groups is [.., var group] && group.Last + 1 == character && group.Glyph + character - group.First == glyph)
                groups[^1] = group with { Last = character };
            else
                groups.Add((character, character, glyph));
        }

        if (groups.Count > room)
            throw new InvalidDataException("The font's character map has no room for fewer characters in more groups.");
        BinaryPrimitives.WriteUInt32BigEndian(map[4..], (uint)(16 + (groups.Count * GroupBytes)));
        BinaryPrimitives.WriteUInt32BigEndian(map[12..], (uint)groups.Count);
        for (var i = 0; i < groups.Count; i++)
        {
            var at = map[(16 + (i * GroupBytes))..];
            BinaryPrimitives.WriteUInt32BigEndian(at, groups[i].First);
            BinaryPrimitives.WriteUInt32BigEndian(at[4..], groups[i].Last);
            BinaryPrimitives.WriteUInt32BigEndian(at[8..], groups[i].Glyph);
        }
    }
}
