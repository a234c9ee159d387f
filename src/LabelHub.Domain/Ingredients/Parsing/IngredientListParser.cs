using LabelHub.Domain.Ingredients.Text;
using LabelHub.Domain.Ingredients.Vocabulary;

namespace LabelHub.Domain.Ingredients.Parsing;

/// <summary>Reads an ingredient list into entries, each with its place in the text as typed.</summary>
internal sealed class IngredientListParser(CharacterFolding folding, ListWords words, TermTrie<WordTerm> terms)
{
    public IngredientList Parse(string text)
    {
        var length = HintStart(text);
        var reader = ListReader.Read(text, length, folding, words);
        var shaper = new EntryShaper(text, folding, words, terms);
        var top = new List<IngredientEntry>();
        shaper.Add(reader.Nodes, parent: null, function: null, top);
        return new IngredientList(top, shaper.All, text[length..], reader.Problems);
    }

    /// <summary>Where a line about allergens begins: at the start of its own line or sentence.</summary>
    private int HintStart(string text)
    {
        var first = text.Length;
        foreach (var hint in words.Hints)
        {
            var found = text.AsSpan(0, first).IndexOf(hint);
            if (found >= 0)
                first = found;
        }

        if (OpenedLine(text.AsSpan(0, first)) is var line and >= 0)
            return line;
        if (first == text.Length)
            return first;
        while (first > 0 && !Signs.Separates(text[first - 1]) && !Signs.Closes(text[first - 1]) && !Signs.Opens(text[first - 1]))
            first--;
        return first;
    }

    /// <summary>Where a later line or sentence begins with 含 or 含有, perhaps behind a bullet; -1 where none does.</summary>
    private static int OpenedLine(ReadOnlySpan<char> text)
    {
        var start = -1; // of a later line: the first one is the list itself
        for (var i = 0; i < text.Length; i++)
        {
            if (Signs.Breaks(text[i]))
                start = i + 1;
            else if (start >= 0 && (Signs.SaysContains(text[i..]) || Signs.SaysDenial(text[i..])))
                return start;
            else if (!Signs.IsBullet(text[i]))
                start = -1;
        }

        return -1;
    }
}
