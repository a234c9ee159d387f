using System.Numerics;

namespace LabelHub.Rendering.Raster.Qr;

/// <summary>
/// What all codes of one version share. Rows are numbers whose bit x is the module of column x, black = 1, so that
/// a whole row is masked and judged at once.
/// </summary>
/// <typeparam name="T">As many bits as a row has modules, or more.</typeparam>
internal sealed class QrTemplate<T>
    where T : unmanaged, IBinaryInteger<T>
{
    public const int MaskCount = 8;

    private static readonly QrTemplate<T>?[] Known = new QrTemplate<T>?[QrVersion.Last + 1];

    private QrTemplate(QrVersion version)
    {
        var functions = new QrFunctions(version);
        Size = version.Size;
        Rows = Pack(functions.IsBlack);
        Path = [.. functions.DataPath()];
        Masks = new T[MaskCount][];
        for (var mask = 0; mask < MaskCount; mask++)
        {
            var number = mask;
            var format = functions.Format(mask);
            Masks[mask] = Pack((x, y) => functions.IsTaken(x, y) ? format.Contains((x, y)) : QrMasks.Inverts(number, x, y));
        }
    }

    public int Size { get; }

    /// <summary>The patterns that never change: finders, timing, alignment, version.</summary>
    public T[] Rows { get; }

    /// <summary>Where each bit of the codewords stands: the row in the high byte, the column in the low one.</summary>
    public ushort[] Path { get; }

    /// <summary>What each mask turns round, and the black of its format information.</summary>
    public T[][] Masks { get; }

    /// <summary>Made once; two threads may make the same one.</summary>
    public static QrTemplate<T> Of(QrVersion version) => Known[version.Number] ??= new QrTemplate<T>(version);

    private T[] Pack(Func<int, int, bool> isBlack)
    {
        var rows = new T[Size];
        for (var y = 0; y < Size; y++)
        {
            for (var x = 0; x < Size; x++)
            {
                if (isBlack(x, y))
                    rows[y] |= T.One << x;
            }
        }

        return rows;
    }
}
