namespace LabelHub.Domain.Claims.Views;

/// <summary>The text as it sounds: Han characters and pinyin both become sounds.</summary>
internal static class PinyinView
{
    /// <summary>Stands where nothing can be read: it is in no pattern.</summary>
    private const char Silence = '\0';

    public static DerivedView Of(LightView light, Syllables syllables)
    {
        var view = new DerivedView(light.Count);
        var cut = new List<(char Code, int Length)>();
        var letters = light.Letters;
        for (var cell = 0; cell < letters.Length;)
        {
            if (letters[cell] is < 'a' or > 'z')
            {
                view.AddCell(syllables.Of(letters[cell]), light, cell);
                cell++;
                continue;
            }

            var end = cell + 1;
            while (end < letters.Length && letters[end] is >= 'a' and <= 'z' && (light.Before(end) & ~Breaks.Invisible) == Breaks.None)
                end++;
            AddRun(view, light, syllables, cell, end, cut);
            cell = end;
        }

        return view;
    }

    private static void AddRun(
        DerivedView view, LightView light, Syllables syllables, int from, int to, List<(char Code, int Length)> cut)
    {
        if (!syllables.TryCut(light.Letters[from..to], cut))
        {
            view.Add(Silence, new DerivedView.Source(light.Start(from), light.End(to - 1), from, to, Techniques.Pinyin));
            return;
        }

        foreach (var (code, length) in cut)
        {
            view.Add(code, new DerivedView.Source(light.Start(from), light.End(from + length - 1), from, from + length, Techniques.Pinyin));
            from += length;
        }
    }
}
