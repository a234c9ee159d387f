using System.Globalization;

namespace LabelHub.TestKit;

/// <summary>How often something was so.</summary>
public readonly record struct Rate(int Hits, int Total)
{
    /// <summary>In per cent; 100 where there was nothing to count.</summary>
    public double Percent => Total == 0 ? 100 : 100.0 * Hits / Total;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Percent,6:0.0} %  ({Hits}/{Total})");
}
