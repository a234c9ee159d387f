using LabelHub.Rendering.Layout;
using LabelHub.Rendering.Printers;
using LabelHub.Rendering.Raster;

namespace LabelHub.Rendering.Tests.Printers;

/// <summary>Encodes for the tests and reads back in any language.</summary>
internal static class Printed
{
    public static readonly LabelStock Stock = new(60, 40);

    public static PrinterSettings Settings(PrinterLanguage language) => new() { Language = language };

    public static PrintData Data(Bitmap1 picture, PrinterSettings settings, int copies = 1) =>
        Assert.IsType<PrintOutcome.Encoded>(PrinterEncoder.Encode(picture, Stock, settings, copies)).Data;

    public static List<PrintedPage> Pages(byte[] job, PrinterSettings settings)
    {
        var rules = ReadingRules.Of(settings);
        return settings.Language switch
        {
            PrinterLanguage.Tspl => TsplReader.Read(job, rules).Pages,
            PrinterLanguage.Cpcl => CpclReader.Read(job, rules).Pages,
            PrinterLanguage.Escpos => EscPosReader.Read(job, rules),
            _ => ZplReader.Read(job, rules).Pages,
        };
    }
}
