using System.Text;

namespace LabelHub.Domain.Claims.Views;

/// <summary>Emoji and arrows read as the words they stand for.</summary>
internal sealed class EmojiWords(IReadOnlyDictionary<int, string[]> words)
{
    /// <summary>How many readings of one text are tried at most.</summary>
    public const int Readings = 3;

    /// <summary>
    /// The text with its emoji read as their first, second or third word; null where it holds none, or where no emoji
    /// has that many words.
    /// </summary>
    public DerivedView? Read(string text, LightView light, int reading)
    {
        DerivedView? view = null;
        var cell = 0;
        var useful = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (!Rune.TryGetRuneAt(text, i, out var rune) || !words.TryGetValue(rune.Value, out var choices))
                continue;
            view ??= new DerivedView(light.Count);
            for (; cell < light.Count && light.Start(cell) < i; cell++)
                view.AddCell(light.Letters[cell], light, cell);
            useful |= reading < choices.Length;
            var end = i + rune.Utf16SequenceLength;
            foreach (var c in choices[Math.Min(reading, choices.Length - 1)])
                view.Add(c, new DerivedView.Source(i, end, cell, cell, Techniques.Emoji));
            i = end - 1;
        }

        for (; view is not null && cell < light.Count; cell++)
            view.AddCell(light.Letters[cell], light, cell);
        return useful ? view : null;
    }
}
