using Microsoft.Net.Http.Headers;

namespace LabelHub.Api.Http;

/// <summary>The part of a payload a request asks for.</summary>
/// <param name="Offset">First byte.</param>
/// <param name="Length">Bytes; 0 only for a range that cannot be met.</param>
/// <param name="IsPartial">Whether the answer is 206.</param>
public readonly record struct ByteRange(int Offset, int Length, bool IsPartial)
{
    /// <summary>Null when the range lies outside the payload (416). Several ranges at once, or another unit, give the whole.</summary>
    public static ByteRange? Of(HttpRequest request, int total)
    {
        if (!RangeHeaderValue.TryParse(request.Headers.Range.ToString(), out var header)
            || header.Unit != "bytes"
            || header.Ranges.Count != 1)
            return new ByteRange(0, total, IsPartial: false);
        var range = header.Ranges.Single();
        var (from, to) = range.From is { } first
            ? (first, Math.Min(range.To ?? total - 1, total - 1))
            : (Math.Max(0, total - range.To!.Value), total - 1L);
        return from > to ? null : new ByteRange((int)from, (int)(to - from + 1), IsPartial: true);
    }
}
