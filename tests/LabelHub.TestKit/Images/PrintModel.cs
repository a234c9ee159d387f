namespace LabelHub.TestKit.Images;

/// <summary>
/// A cheap printer and a camera over it: every dot is four pixels wide and grows by its gain, then everything is blurred and
/// made a quarter smaller, as if photographed at three pixels a dot.
/// </summary>
public static class PrintModel
{
    private const int PixelsPerDot = 4;
    private const double Blur = 1.8;

    /// <param name="dots">Black and white dots.</param>
    /// <param name="gainQuarters">How far a dot grows on each side, in quarters of a dot.</param>
    public static GreyPicture Photograph(GreyPicture dots, int gainQuarters)
    {
        var large = new GreyPicture(dots.Width * PixelsPerDot, dots.Height * PixelsPerDot);
        for (var y = 0; y < large.Height; y++)
        {
            for (var x = 0; x < large.Width; x++)
                large.Pixels[(y * large.Width) + x] = dots[x / PixelsPerDot, y / PixelsPerDot];
        }

        return Shrink(Blurred(Grown(large, gainQuarters)));
    }

    private static GreyPicture Grown(GreyPicture picture, int reach) => reach == 0
        ? picture
        : Filtered(Filtered(picture, (p, x, y) => Darkest(p, x, y, reach, 0)), (p, x, y) => Darkest(p, x, y, 0, reach));

    private static byte Darkest(GreyPicture picture, int x, int y, int reachX, int reachY)
    {
        var darkest = byte.MaxValue;
        for (var v = Math.Max(0, y - reachY); v <= Math.Min(picture.Height - 1, y + reachY); v++)
        {
            for (var u = Math.Max(0, x - reachX); u <= Math.Min(picture.Width - 1, x + reachX); u++)
                darkest = Math.Min(darkest, picture[u, v]);
        }

        return darkest;
    }

    private static GreyPicture Blurred(GreyPicture picture)
    {
        var reach = (int)Math.Ceiling(3 * Blur);
        var weights = Enumerable.Range(-reach, (2 * reach) + 1).Select(d => Math.Exp(-(d * d) / (2 * Blur * Blur))).ToArray();
        var across = Filtered(picture, (p, x, y) => Mean(weights, d => p[Math.Clamp(x + d, 0, p.Width - 1), y]));
        return Filtered(across, (p, x, y) => Mean(weights, d => p[x, Math.Clamp(y + d, 0, p.Height - 1)]));
    }

    private static byte Mean(double[] weights, Func<int, byte> at)
    {
        var (sum, total) = (0.0, 0.0);
        for (var i = 0; i < weights.Length; i++)
        {
            sum += weights[i] * at(i - (weights.Length / 2));
            total += weights[i];
        }

        return (byte)Math.Round(sum / total);
    }

    /// <summary>To three quarters, with a triangle as wide as the step.</summary>
    private static GreyPicture Shrink(GreyPicture picture)
    {
        const double Step = 4 / 3.0;
        var across = new GreyPicture(picture.Width * 3 / 4, picture.Height);
        Fill(across, (x, y) => Triangle((x + 0.5) * Step, picture.Width, u => picture[u, y]));
        var small = new GreyPicture(across.Width, picture.Height * 3 / 4);
        Fill(small, (x, y) => Triangle((y + 0.5) * Step, picture.Height, v => across[x, v]));
        return small;

        static byte Triangle(double centre, int length, Func<int, byte> at)
        {
            var (sum, total) = (0.0, 0.0);
            for (var i = Math.Max(0, (int)(centre - Step)); i < Math.Min(length, (int)Math.Ceiling(centre + Step)); i++)
            {
                var weight = Math.Max(0, 1 - (Math.Abs(i + 0.5 - centre) / Step));
                sum += weight * at(i);
                total += weight;
            }

            return (byte)Math.Round(sum / total);
        }
    }

    private static GreyPicture Filtered(GreyPicture picture, Func<GreyPicture, int, int, byte> pixel)
    {
        var filtered = new GreyPicture(picture.Width, picture.Height);
        Fill(filtered, (x, y) => pixel(picture, x, y));
        return filtered;
    }

    private static void Fill(GreyPicture picture, Func<int, int, byte> pixel)
    {
        for (var y = 0; y < picture.Height; y++)
        {
            for (var x = 0; x < picture.Width; x++)
                picture.Pixels[(y * picture.Width) + x] = pixel(x, y);
        }
    }
}
