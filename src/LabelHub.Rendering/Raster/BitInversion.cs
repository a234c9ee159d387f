using System.Numerics;

namespace LabelHub.Rendering.Raster;

/// <summary>Turns black into white for the formats where 0 is black; the white padding of a row becomes 1.</summary>
internal static class BitInversion
{
    public static void Invert(ReadOnlySpan<byte> source, Span<byte> target)
    {
        var i = 0;
        for (; i <= source.Length - Vector<byte>.Count; i += Vector<byte>.Count)
            (~new Vector<byte>(source[i..])).CopyTo(target[i..]);
        for (; i < source.Length; i++)
            target[i] = (byte)~source[i];
    }
}
