using System.Runtime.CompilerServices;

namespace LabelHub.Rendering.Printers;

/// <summary>What a TSPL printer is told beside the picture; each value is checked when the record is made.</summary>
/// <param name="Copies">1 to 65535, printed by the printer itself.</param>
/// <param name="GapMm">Between two labels, 0 (continuous paper) to 25.</param>
/// <param name="Density">0 to 15; more for synthetic paper, less when counters fill in.</param>
/// <param name="Speed">Inches a second, 1 to 6; slower is sharper.</param>
/// <param name="InvertBitmap">For the few printers whose firmware takes 1 for black.</param>
public sealed record TsplOptions(int Copies = 1, int GapMm = 2, int Density = 8, int Speed = 3, bool InvertBitmap = false)
{
    public int Copies { get; } = InRange(Copies, 1, 65535);

    public int GapMm { get; } = InRange(GapMm, 0, 25);

    public int Density { get; } = InRange(Density, 0, 15);

    public int Speed { get; } = InRange(Speed, 1, 6);

    private static int InRange(int value, int least, int most, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, most, name);
        return value;
    }
}
