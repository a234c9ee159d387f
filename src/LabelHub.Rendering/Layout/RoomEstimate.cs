using LabelHub.Rendering.Text;

namespace LabelHub.Rendering.Layout;

/// <summary>
/// Tells hopeless sizes without shaping them: widths at one size, scaled, cannot be short by more than the
/// rounding of advances. It may say that something fits which does not, never the reverse.
/// </summary>
internal sealed class RoomEstimate(DocumentText text, ITextShaper shaper)
{
    /// <summary>The size everything is shaped at once, small enough to be needed anyway on a full label.</summary>
    private const int Reference = 24;

    /// <summary>Per cent of the scaled width that is certain.</summary>
    private const int Certain = 92;

    private static readonly StyleSheet ReferenceSizes = new(Reference, Reference, Reference, Reference);

    /// <summary>The ink height at which the name just fits this width.</summary>
    public int TitleOnOneLine(int width)
    {
        if (text.Title is null)
            return int.MaxValue;
        return Reference * width / Math.Max(1, text.Title.Shape(shaper, ReferenceSizes).Width);
    }

    public bool MayFit(Attempt attempt, PageFrame frame)
    {
        var styles = attempt.Styles;
        var page = frame.Printable;
        long height = text.Title is null ? 0 : styles.Title;
        long area = height * page.Width;
        foreach (var paragraph in text.Body(attempt.Arrangement))
        {
            var size = styles.Of(paragraph.Pieces[^1].Role).InkHeight;
            var width = (long)paragraph.Shape(shaper, ReferenceSizes).Width * styles.Body * Certain / (Reference * 100);
            var lines = Math.Max(1, (width + page.Width - 1) / page.Width);
            if (attempt.Arrangement != Arrangement.Paired)
                height += (lines * size) + ((lines - 1) * attempt.Spacing.Leading) + attempt.Spacing.Paragraph;
            area += width * (size + attempt.Spacing.Leading);
        }

        var white = (page.Right - Math.Max(page.X, frame.HasQr ? frame.Qr.X : page.Right))
            * (page.Bottom - Math.Max(page.Y, frame.HasQr ? frame.Qr.Y : page.Bottom));
        return height - attempt.Spacing.Paragraph <= page.Height && area <= ((long)page.Width * page.Height) - white;
    }
}
