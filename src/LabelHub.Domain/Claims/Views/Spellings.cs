namespace LabelHub.Domain.Claims.Views;

/// <summary>A character written as a sequence.</summary>
/// <param name="Written">The sequence, as letters of the light view.</param>
/// <param name="Meant">The character.</param>
/// <param name="Technique">What writing it so is called.</param>
internal sealed record Spelling(string Written, char Meant, Techniques Technique);

/// <summary>Characters written as a sequence: split into components (氵舌 for 活) or spelled in another script.</summary>
internal sealed class Spellings
{
    private readonly Dictionary<string, Spelling> _table = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Spelling>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly byte[] _longest = new byte[char.MaxValue + 1];

    public Spellings(IEnumerable<Spelling> spellings)
    {
        foreach (var spelling in spellings)
        {
            var first = spelling.Written[0];
            _table[spelling.Written] = spelling;
            _longest[first] = Math.Max(_longest[first], checked((byte)spelling.Written.Length));
        }

        _lookup = _table.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The text with every sequence joined; null where it holds none.</summary>
    public DerivedView? Join(LightView light)
    {
        DerivedView? view = null;
        for (var cell = 0; cell < light.Count; cell++)
        {
            if (Find(light.Letters[cell..]) is not { } spelling)
            {
                view?.AddCell(light.Letters[cell], light, cell);
                continue;
            }

            view ??= CopyUpTo(light, cell);
            var last = cell + spelling.Written.Length - 1;
            view.Add(spelling.Meant, new DerivedView.Source(light.Start(cell), light.End(last), cell, last + 1, spelling.Technique));
            cell = last;
        }

        return view;
    }

    private Spelling? Find(ReadOnlySpan<char> rest)
    {
        for (var length = Math.Min(_longest[rest[0]], rest.Length); length > 1; length--)
        {
            if (_lookup.TryGetValue(rest[..length], out var spelling))
                return spelling;
        }

        return null;
    }

    private static DerivedView CopyUpTo(LightView light, int end)
    {
        var view = new DerivedView(light.Count);
        for (var cell = 0; cell < end; cell++)
            view.AddCell(light.Letters[cell], light, cell);
        return view;
    }
}
