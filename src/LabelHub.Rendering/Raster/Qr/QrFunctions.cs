namespace LabelHub.Rendering.Raster.Qr;

/// <summary>The modules of a version that carry no data (ISO/IEC 18004, 6.3 and 7.9 to 7.10), and the way of the data round them.</summary>
internal sealed class QrFunctions
{
    private const int Timing = 6;
    private readonly int _size;
    private readonly bool[] _taken;
    private readonly bool[] _black;

    public QrFunctions(QrVersion version)
    {
        _size = version.Size;
        _taken = new bool[_size * _size];
        _black = new bool[_size * _size];
        for (var i = 0; i < _size; i++)
        {
            Set(i, Timing, i % 2 == 0);
            Set(Timing, i, i % 2 == 0);
        }

        DrawFinder(3, 3);
        DrawFinder(_size - 4, 3);
        DrawFinder(3, _size - 4);
        DrawAlignments(version.Number);
        if (version.Number >= 7)
            DrawVersion(version.Number);
        foreach (var (x, y) in FormatPlaces())
            Set(x, y, black: false);
        // The one module that is black in every code.
        Set(8, _size - 8, black: true);
    }

    public bool IsTaken(int x, int y) => _taken[(y * _size) + x];

    public bool IsBlack(int x, int y) => _black[(y * _size) + x];

    /// <summary>The black modules of a mask's format information, for level M.</summary>
    public HashSet<(int X, int Y)> Format(int mask)
    {
        const int LevelM = 0;
        var data = (LevelM << 3) | mask;
        var rest = data;
        for (var i = 0; i < 10; i++)
            rest = (rest << 1) ^ ((rest >> 9) * 0x537);
        var bits = ((data << 10) | rest) ^ 0x5412;
        // Each bit stands in two places.
        return [.. FormatPlaces().Where((_, i) => (bits >> (i % 15) & 1) != 0)];
    }

    /// <summary>In columns of two from the right, up and down in turn: the row in the high byte, the column in the low one.</summary>
    public IEnumerable<ushort> DataPath()
    {
        var upwards = true;
        for (var right = _size - 1; right > 0; right -= 2, upwards = !upwards)
        {
            if (right == Timing)
                right--;
            for (var step = 0; step < _size; step++)
            {
                var y = upwards ? _size - 1 - step : step;
                for (var x = right; x >= right - 1; x--)
                {
                    if (!IsTaken(x, y))
                        yield return (ushort)((y << 8) | x);
                }
            }
        }
    }

    private void Set(int x, int y, bool black) => (_taken[(y * _size) + x], _black[(y * _size) + x]) = (true, black);

    /// <summary>With the white round it, as far as that lies on the code.</summary>
    private void DrawFinder(int centreX, int centreY)
    {
        for (var y = Math.Max(0, centreY - 4); y <= Math.Min(_size - 1, centreY + 4); y++)
        {
            for (var x = Math.Max(0, centreX - 4); x <= Math.Min(_size - 1, centreX + 4); x++)
                Set(x, y, Math.Max(Math.Abs(x - centreX), Math.Abs(y - centreY)) is not (2 or 4));
        }
    }

    private void DrawAlignments(int version)
    {
        var places = AlignmentPlaces(version);
        foreach (var y in places)
        {
            foreach (var x in places)
            {
                var onFinder = (x == Timing && (y == Timing || y == _size - 7)) || (x == _size - 7 && y == Timing);
                if (!onFinder)
                    DrawAlignment(x, y);
            }
        }
    }

    private void DrawAlignment(int centreX, int centreY)
    {
        for (var y = -2; y <= 2; y++)
        {
            for (var x = -2; x <= 2; x++)
                Set(centreX + x, centreY + y, Math.Max(Math.Abs(x), Math.Abs(y)) != 1);
        }
    }

    /// <summary>Evenly from the last backwards by an even step; what is left over stands at the first.</summary>
    private List<int> AlignmentPlaces(int version)
    {
        if (version == 1)
            return [];
        var count = (version / 7) + 2;
        var step = ((version * 4) + (count * 2) + 1) / ((count * 2) - 2) * 2;
        return [Timing, .. Enumerable.Range(0, count - 1).Select(i => _size - 7 - (i * step))];
    }

    private void DrawVersion(int version)
    {
        var rest = version;
        for (var i = 0; i < 12; i++)
            rest = (rest << 1) ^ ((rest >> 11) * 0x1F25);
        var bits = (version << 12) | rest;
        for (var i = 0; i < 18; i++)
        {
            var (across, along) = (_size - 11 + (i % 3), i / 3);
            Set(across, along, (bits >> i & 1) != 0);
            Set(along, across, (bits >> i & 1) != 0);
        }
    }

    /// <summary>Bits 0 to 14 round the first finder, then bits 0 to 14 at the two others.</summary>
    private IEnumerable<(int X, int Y)> FormatPlaces()
    {
        for (var i = 0; i < 15; i++)
            yield return i switch { < 6 => (8, i), 6 or 7 => (8, i + 1), 8 => (7, 8), _ => (14 - i, 8) };
        for (var i = 0; i < 15; i++)
            yield return i < 8 ? (_size - 1 - i, 8) : (8, _size - 15 + i);
    }
}
