namespace LabelHub.Rendering.Layout;

/// <summary>
/// Tells hopeless sizes without shaping them: widths at one size, scaled, cannot be short by more than the
/// rounding of advances and the squeezing of marks. It may say that something fits which does not, never the reverse.
/// </summary>
internal sealed class RoomEstimate(DocumentText text, TextTools tools)
{
    /// <summary>The size everything is shaped at once.</summary>
    private const int Reference = 24;

    /// <summary>Per cent of the scaled width that is certain.</summary>
    private const int Certain = 88;

    private static readonly StyleSheet ReferenceSizes = new(Reference, Reference, Reference, Reference);

    /// <summary>The ink height at which the name just fits this width.</summary>
    public int TitleOnOneLine(int width) =>
        text.Title is null ? int.MaxValue : Reference * width / Math.Max(1, text.Title.Shape(tools.Shaper, ReferenceSizes).Width);

    public bool MayFit(Attempt attempt, PageFrame frame)
    {
        var styles = attempt.Styles;
        var page = frame.Printable;
        long height = text.Title is null ? 0 : styles.Title + attempt.Spacing.Paragraph;
        var area = height * page.Width;
        foreach (var paragraph in text.Body(attempt.Arrangement, netContentInHead: true))
        {
            var size = styles.Of(paragraph.Pieces[^1].Role).InkHeight;
            var width = (long)paragraph.Shape(tools.Shaper, ReferenceSizes).Width * styles.Body * Certain / (Reference * 100);
            var lines = Math.Max(1, (width + page.Width - 1) / page.Width);
            if (attempt.Arrangement != Arrangement.Paired)
                height += (lines * size) + ((lines - 1) * attempt.Spacing.Leading) + attempt.Spacing.Paragraph;
            area += width * (size + attempt.Spacing.Leading);
        }

        // The last lines have nothing under them.
        var slack = attempt.Spacing.Paragraph;
        return height <= page.Height + slack && area <= ((page.Height + slack) * (long)page.Width) - White(frame);
    }

    private static long White(PageFrame frame)
    {
        var page = frame.Printable;
        return frame.HasQr ? (long)Math.Max(0, page.Right - frame.Qr.X) * Math.Max(0, page.Bottom - frame.Qr.Y) : 0;
    }
}
