namespace LabelHub.Domain.Claims.Views;

/// <summary>
/// A text as it is read: variants folded, everything but letters and digits taken out, and for every letter left
/// the place it came from and what stood before it.
/// </summary>
internal sealed class LightView
{
    private char[] _letters;
    private int[] _starts;
    private int[] _ends;
    private Breaks[] _breaks;
    private Techniques[] _techniques;

    private LightView(int capacity)
    {
        _letters = new char[capacity];
        _starts = new int[capacity];
        _ends = new int[capacity];
        _breaks = new Breaks[capacity + 1];
        _techniques = new Techniques[capacity];
    }

    /// <summary>The number of letters; each is called a cell.</summary>
    public int Count { get; private set; }

    public ReadOnlySpan<char> Letters => _letters.AsSpan(0, Count);

    /// <summary>Whether the text holds symbols, which may be emoji that stand for words.</summary>
    public bool HasSymbols { get; private set; }

    /// <summary>Whether a cell is Latin, which may be pinyin.</summary>
    public bool HasLatin { get; private set; }

    /// <summary>Where a cell starts in the text as typed.</summary>
    public int Start(int cell) => _starts[cell];

    /// <summary>Where a cell ends in the text as typed.</summary>
    public int End(int cell) => _ends[cell];

    /// <summary>What stood before a cell; for the cell past the last one, what ended the text.</summary>
    public Breaks Before(int cell) => _breaks[cell];

    public Techniques Technique(int cell) => _techniques[cell];

    /// <summary>Reads a text; linear in its length.</summary>
    public static LightView Of(string text, CharacterFolds folds)
    {
        var view = new LightView(text.Length);
        var pending = Breaks.None;
        for (var i = 0; i < text.Length; i++)
        {
            var unit = text[i];
            if (folds.Letter(unit) is not '\0' and var letter)
            {
                view.Append(letter, i, i + 1, pending, folds.Technique(unit));
                pending = Breaks.None;
                continue;
            }

            var length = char.IsHighSurrogate(unit) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]) ? 2 : 1;
            var codePoint = length == 2 ? char.ConvertToUtf32(unit, text[i + 1]) : unit;
            if (folds.TryExpand(codePoint, out var meant, out var technique))
            {
                foreach (var c in meant)
                {
                    view.Append(c, i, i + length, pending, technique);
                    pending = Breaks.None;
                }
            }
            else
            {
                pending |= length == 2 ? OutsideThePlane(codePoint) : folds.Break(unit);
                view.HasSymbols |= (pending & Breaks.Symbol) != Breaks.None;
            }

            i += length - 1;
        }

        view._breaks[view.Count] = pending;
        return view;
    }

    private static Breaks OutsideThePlane(int codePoint) =>
        codePoint is (>= 0x1F3FB and <= 0x1F3FF) or >= 0xE0000 ? Breaks.Invisible : Breaks.Symbol;

    private void Append(char letter, int start, int end, Breaks before, Techniques technique)
    {
        if (Count == _letters.Length)
            Grow();
        _letters[Count] = letter;
        _starts[Count] = start;
        _ends[Count] = end;
        _breaks[Count] = before;
        _techniques[Count] = technique;
        HasLatin |= letter is >= 'a' and <= 'z';
        Count++;
    }

    private void Grow()
    {
        var size = (_letters.Length * 2) + 8;
        Array.Resize(ref _letters, size);
        Array.Resize(ref _starts, size);
        Array.Resize(ref _ends, size);
        Array.Resize(ref _breaks, size + 1);
        Array.Resize(ref _techniques, size);
    }
}
