using System.Globalization;

namespace LabelHub.Rendering.Tests.Printers;

/// <summary>The commands of a language that a label may hold, each with what its parameters must be.</summary>
internal sealed class CommandTable(Dictionary<string, Func<string, bool>> commands)
{
    public bool Has(string name) => commands.ContainsKey(name);

    public void Check(string name, string parameters)
    {
        PrinterRefusal.Unless(commands.TryGetValue(name, out var accepts), $"unknown command '{name}'");
        PrinterRefusal.Unless(accepts!(parameters), $"'{name}' does not take '{parameters}'");
    }

    public static bool None(string text) => text.Length == 0;

    public static Func<string, bool> OneOf(params string[] words) => words.Contains;

    public static Func<string, bool> Whole(int least, int most) => text =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most;

    /// <summary>With the blank that must stand before the unit.</summary>
    public static Func<string, bool> Millimetres(decimal least, decimal most) => text =>
        text.EndsWith(" mm", StringComparison.Ordinal)
        && decimal.TryParse(text[..^3], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        && number >= least && number <= most;

    public static Func<string, bool> Several(params Func<string, bool>[] each) => text =>
        text.Split(',') is var parts && parts.Length == each.Length && parts.Zip(each).All(p => p.Second(p.First));
}
