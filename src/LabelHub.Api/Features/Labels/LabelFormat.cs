using System.Text.Json;
using LabelHub.Rendering.Printers;

namespace LabelHub.Api.Features.Labels;

/// <summary>The formats a label can be had in.</summary>
public enum LabelFormat
{
    /// <summary>1-bit picture with its resolution.</summary>
    Png,

    /// <summary>One page a copy, with text that can be selected.</summary>
    Pdf,

    /// <summary>Bytes for TSPL printers.</summary>
    Tspl,

    /// <summary>Bytes for CPCL printers.</summary>
    Cpcl,

    /// <summary>Bytes for ESC/POS printers.</summary>
    Escpos,

    /// <summary>Bytes for ZPL printers.</summary>
    Zpl,
}

/// <summary>Formats by name, and the printers behind them.</summary>
public static class LabelFormats
{
    private static readonly Dictionary<string, LabelFormat> ByName =
        Enum.GetValues<LabelFormat>().ToDictionary(f => JsonNamingPolicy.CamelCase.ConvertName(f.ToString()), StringComparer.Ordinal);

    /// <summary>What to say where none of them was chosen.</summary>
    public static string Choose { get; } = "请选择格式：图片、PDF 或打印机数据。";

    public static bool TryParse(string name, out LabelFormat format) => ByName.TryGetValue(name, out format);

    /// <summary>A printer of the format's language with the usual settings; null for pictures.</summary>
    public static PrinterSettings? UsualPrinter(this LabelFormat format, int dpi) => format switch
    {
        LabelFormat.Tspl => new PrinterSettings { Language = PrinterLanguage.Tspl, Dpi = dpi },
        LabelFormat.Cpcl => new PrinterSettings { Language = PrinterLanguage.Cpcl, Dpi = dpi },
        LabelFormat.Escpos => new PrinterSettings { Language = PrinterLanguage.Escpos, Dpi = dpi },
        LabelFormat.Zpl => new PrinterSettings { Language = PrinterLanguage.Zpl, Dpi = dpi },
        _ => null,
    };

    /// <summary>The format that a printer's language is.</summary>
    public static LabelFormat Of(PrinterLanguage language) => language switch
    {
        PrinterLanguage.Tspl => LabelFormat.Tspl,
        PrinterLanguage.Cpcl => LabelFormat.Cpcl,
        PrinterLanguage.Escpos => LabelFormat.Escpos,
        PrinterLanguage.Zpl => LabelFormat.Zpl,
        _ => throw new InvalidOperationException($"Unknown language {language}."),
    };
}
