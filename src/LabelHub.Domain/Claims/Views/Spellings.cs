namespace LabelHub.Domain.Claims.Views;

/// <summary>Characters written as a sequence: split into components (氵舌 for 活) or spelled in another script.</summary>
internal sealed class Spellings
{
    private readonly Dictionary<string, (char Meant, Techniques Technique)> _table = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (char Meant, Techniques Technique)>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly int[] _longest = new int[char.MaxValue + 1];

    public Spellings(IEnumerable<(string Written, char Meant, Techniques Technique)> entries)
    {
        foreach (var (written, meant, technique) in entries)
        {
            _table[written] = (meant, technique);
            _longest[written[0]] = Math.Max(_longest[written[0]], written.Length);
        }

        _lookup = _table.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The text with every sequence joined; null where it holds none.</summary>
    public DerivedView? Join(LightView light)
    {
        DerivedView? view = null;
        for (var cell = 0; cell < light.Count; cell++)
        {
            var length = Find(light.Letters[cell..], out var entry);
            if (length == 0)
            {
                view?.AddCell(light.Letters[cell], light, cell);
                continue;
            }

            view ??= CopyUpTo(light, cell);
            var last = cell + length - 1;
            view.Add(entry.Meant, new DerivedView.Source(light.Start(cell), light.End(last), cell, last + 1, entry.Technique));
            cell = last;
        }

        return view;
    }

    private int Find(ReadOnlySpan<char> rest, out (char Meant, Techniques Technique) entry)
    {
        for (var length = Math.Min(_longest[rest[0]], rest.Length); length > 1; length--)
        {
            if (_lookup.TryGetValue(rest[..length], out entry))
                return length;
        }

        entry = default;
        return 0;
    }

    private static DerivedView CopyUpTo(LightView light, int end)
    {
        var view = new DerivedView(light.Count);
        for (var cell = 0; cell < end; cell++)
            view.AddCell(light.Letters[cell], light, cell);
        return view;
    }
}
