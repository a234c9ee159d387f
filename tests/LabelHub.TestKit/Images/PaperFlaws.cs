namespace LabelHub.TestKit.Images;

/// <summary>What happens to dots on their way from the printer to a phone.</summary>
public static class PaperFlaws
{
    /// <summary>Every black dot takes its neighbours with it: too much heat.</summary>
    public static GreyPicture Dilated(this GreyPicture picture) => picture.Spread((a, b) => Math.Min(a, b));

    /// <summary>Every white dot takes its neighbours with it: too little heat.</summary>
    public static GreyPicture Eroded(this GreyPicture picture) => picture.Spread((a, b) => Math.Max(a, b));

    /// <summary>Held askew.</summary>
    public static GreyPicture Turned(this GreyPicture picture, double degrees)
    {
        var turned = new GreyPicture(picture.Width, picture.Height);
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        var (middleX, middleY) = (picture.Width / 2.0, picture.Height / 2.0);
        for (var y = 0; y < turned.Height; y++)
        {
            for (var x = 0; x < turned.Width; x++)
            {
                var (u, v) = (x + 0.5 - middleX, y + 0.5 - middleY);
                var (fromX, fromY) = ((int)Math.Floor((u * cos) + (v * sin) + middleX), (int)Math.Floor((v * cos) - (u * sin) + middleY));
                var inside = fromX >= 0 && fromX < picture.Width && fromY >= 0 && fromY < picture.Height;
                turned.Pixels[(y * turned.Width) + x] = inside ? picture[fromX, fromY] : byte.MaxValue;
            }
        }

        return turned;
    }

    /// <summary>Half a dot to each side, that is one dot to the right and below.</summary>
    private static GreyPicture Spread(this GreyPicture picture, Func<byte, byte, byte> winner)
    {
        var spread = new GreyPicture(picture.Width, picture.Height);
        for (var y = 0; y < picture.Height; y++)
        {
            for (var x = 0; x < picture.Width; x++)
            {
                var (left, above) = (Math.Max(0, x - 1), Math.Max(0, y - 1));
                spread.Pixels[(y * picture.Width) + x] =
                    winner(winner(picture[x, y], picture[left, y]), winner(picture[x, above], picture[left, above]));
            }
        }

        return spread;
    }
}
