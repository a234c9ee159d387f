namespace LabelHub.Rendering.Tests.Printers;

/// <summary>What a printer, by its maker's manual or by reports, does not take or prints otherwise than meant.</summary>
internal sealed class PrinterRefusal(string why) : Exception(why)
{
    public static void Unless(bool good, string why)
    {
        if (!good)
            throw new PrinterRefusal(why);
    }

    public static string Shown(string text) => string.Concat(text.Select(c => c is >= ' ' and <= '~' ? $"{c}" : $"<{(int)c:X2}>"));
}
