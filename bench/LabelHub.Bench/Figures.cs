using System.Globalization;

namespace LabelHub.Bench;

/// <summary>Median and tails of measured times, printed the same way by every bench.</summary>
public static class Figures
{
    public static void Print(string what, double[] milliseconds)
    {
        Array.Sort(milliseconds);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what,-44} n={milliseconds.Length,6}  median {At(milliseconds, 0.5):F3} ms  p90 {At(milliseconds, 0.9):F3}  p99 {At(milliseconds, 0.99):F3}  max {milliseconds[^1]:F3}"));
    }

    private static double At(double[] sorted, double share) => sorted[(int)Math.Min(sorted.Length - 1, share * sorted.Length)];
}
