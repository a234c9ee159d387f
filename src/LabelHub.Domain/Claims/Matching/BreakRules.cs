using LabelHub.Domain.Claims.Lexicon;
using LabelHub.Domain.Claims.Views;

namespace LabelHub.Domain.Claims.Matching;

/// <summary>
/// Whether a word may be read across what stood between its characters. Punctuation put into a claim to hide it must
/// not save it; punctuation between two honest words must not make a claim of them.
/// </summary>
internal sealed class BreakRules(LightView light, FieldKinds field)
{
    private const Breaks Visible = ~Breaks.Invisible;

    /// <summary>What has to be undone to read these cells as one word.</summary>
    public Techniques TechniquesOf(int first, int end)
    {
        var techniques = Techniques.None;
        for (var cell = first; cell < end; cell++)
        {
            techniques |= light.Technique(cell);
            if (cell > first)
                techniques |= TechniqueOf(light.Before(cell));
        }

        return techniques;
    }

    /// <summary>Whether the cells may be read as this word.</summary>
    public bool Accepts(Entry entry, int first, int end)
    {
        var (inside, everywhere) = Inside(first, end);
        if (entry.Match == Match.Latin && !IsWholeWord(first, end))
            return false;
        if (inside == Breaks.None)
            return true;
        if (entry.Kind == EntryKind.Ordinary)
            return false;
        if (entry.Kind is EntryKind.Exception or EntryKind.Gate)
            return (inside & ~(Breaks.Space | Breaks.Symbol)) == Breaks.None;
        if ((inside & Breaks.SoftWall) != Breaks.None)
            return everywhere && IsIsolated(first, end) && field != FieldKinds.Ingredients;
        if (entry.Match == Match.Latin)
            return true;
        return entry.Match is Match.Strong or Match.Word && end - first > 2
            ? true
            : IsIsolated(first, end) || (MayBePutIn(inside, entry) && (IsEdge(first, first) || IsEdge(end, end)));
    }

    /// <summary>Chinese is written without spaces, so one within a sure word was put there; so were dots and strokes.</summary>
    private static bool MayBePutIn(Breaks inside, Entry entry) =>
        (inside == Breaks.Symbol && entry.Match != Match.Both) || (inside == Breaks.Space && entry.Match == Match.Word);

    private (Breaks Inside, bool Everywhere) Inside(int first, int end)
    {
        var (inside, everywhere) = (Breaks.None, true);
        for (var cell = first + 1; cell < end; cell++)
        {
            var before = light.Before(cell) & Visible;
            inside |= before;
            everywhere &= before != Breaks.None;
        }

        return (inside, everywhere);
    }

    /// <summary>Whether the word stands alone between two breaks, so that nothing else was meant.</summary>
    private bool IsIsolated(int first, int end) => IsEdge(first, first) && IsEdge(end, end);

    /// <summary>Whether a word may begin or end at this border: a break, or the end of the text, or a change of script.</summary>
    private bool IsEdge(int cell, int border)
    {
        if (cell <= 0 || cell >= light.Count || (light.Before(border) & Visible) != Breaks.None)
            return true;
        return char.IsAsciiLetterOrDigit(light.Letters[cell - 1]) != char.IsAsciiLetterOrDigit(light.Letters[cell]);
    }

    private bool IsWholeWord(int first, int end) => IsLatinEdge(first - 1, first) && IsLatinEdge(end, end);

    private bool IsLatinEdge(int neighbour, int border)
    {
        if (neighbour < 0 || neighbour >= light.Count || (light.Before(border) & Visible) != Breaks.None)
            return true;
        return !char.IsAsciiLetterOrDigit(light.Letters[neighbour]);
    }

    private static Techniques TechniqueOf(Breaks breaks)
    {
        var techniques = Techniques.None;
        if ((breaks & Breaks.Invisible) != Breaks.None)
            techniques |= Techniques.Invisible;
        if ((breaks & Breaks.Space) != Breaks.None)
            techniques |= Techniques.Space;
        if ((breaks & (Breaks.Symbol | Breaks.List | Breaks.Comma | Breaks.Stop)) != Breaks.None)
            techniques |= Techniques.Symbol;
        return (breaks & Breaks.Line) == Breaks.None ? techniques : techniques | Techniques.Line;
    }
}
