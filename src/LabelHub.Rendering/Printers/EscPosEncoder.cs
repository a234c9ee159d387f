using LabelHub.Rendering.Raster;

namespace LabelHub.Rendering.Printers;

/// <summary>
/// ESC/POS, the language of ticket printers: the picture as GS v 0 in bands, 1 is black. Each band moves the paper by its
/// rows, so blank ones are sent too; only those before a feed to the next label are left out. There is no command for
/// copies: the label is sent again.
/// </summary>
internal static class EscPosEncoder
{
    // Cheap printers hold little of a picture; this many rows were seen to work everywhere.
    private const int UsualBandRows = 128;

    // Printers of the 58 mm family hang after a band of 48, 96, 144 ... rows.
    private const int UsualNotMultipleOf = 48;
    private const int RowsLess = 8;
    private const int LinesToTheTearBar = 4;

    public static void Write(PrintWriter writer, LabelPicture label, PrinterSettings settings, bool isFirst)
    {
        if (isFirst)
        {
            writer.Raw([0x1B, (byte)'@']);
            writer.EndHeader();
        }

        WriteBands(writer, Page(label), settings);
        writer.Raw(settings.LabelEnd switch
        {
            LabelEnd.FormFeed => [0x0C],
            LabelEnd.FeedLines => [0x1B, (byte)'d', LinesToTheTearBar],
            LabelEnd.Cut => [0x1D, (byte)'V', 66, 0],
            _ => [0x1D, 0x0C],
        });
    }

    private static void WriteBands(PrintWriter writer, LabelPicture page, PrinterSettings settings)
    {
        var most = settings.BandRows ?? UsualBandRows;
        var feedsToTheNext = settings.LabelEnd is LabelEnd.GsFormFeed or LabelEnd.FormFeed;
        var end = feedsToTheNext ? page.Bands(most).Select(b => b.Y + b.Rows).LastOrDefault() : page.Bitmap.Height;
        for (var (y, rows) = (0, 0); y < end; y += rows)
        {
            rows = RowsOfBand(Math.Min(most, end - y), settings.BandRowsNotMultipleOf ?? UsualNotMultipleOf);
            writer.Raw([0x1D, (byte)'v', (byte)'0', 0, .. LowHigh(page.Bitmap.Stride), .. LowHigh(rows)]);
            writer.Rows(page.RowsOf(y, rows), settings.InvertBitmap);
            writer.EndBand(isLast: y + rows == end);
        }
    }

    /// <summary>The rows, or some fewer, which then go with the next band, where so many are not safe.</summary>
    private static int RowsOfBand(int rows, int notMultipleOf) => rows % notMultipleOf == 0 ? rows - RowsLess : rows;

    // Margins mean different things to different printers: an offset is white dots of the picture itself.
    private static LabelPicture Page(LabelPicture label)
    {
        if (label is { X: 0, Y: 0 })
            return label;
        var (width, height) = (label.X + label.Bitmap.Width, label.Y + label.Bitmap.Height);
        return new LabelPicture(label.Bitmap.Region(-label.X, -label.Y, width, height), X: 0, Y: 0, width, height);
    }

    private static byte[] LowHigh(int number) => [(byte)number, (byte)(number >> 8)];
}
