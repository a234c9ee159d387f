using LabelHub.Domain.Claims.Views;

namespace LabelHub.Domain.Claims.Lexicon;

/// <summary>What a pattern of the automaton is.</summary>
internal enum EntryKind
{
    /// <summary>A claim by itself; the index is a rule.</summary>
    Lexeme,

    /// <summary>A part of templates; the index is a slot.</summary>
    Slot,

    /// <summary>A harmless phrase that cancels what it covers; the index is an exception.</summary>
    Exception,

    /// <summary>A word that turns its clause or sentence into a denial or a warning; the index is a gate.</summary>
    Gate,

    /// <summary>An ordinary word: a claim may not be read across the seam between two of them.</summary>
    Ordinary,
}

/// <summary>How carefully a word is matched.</summary>
internal enum Match
{
    /// <summary>Through every disguise; a word of two characters only with an edge, for they meet by chance.</summary>
    Strong,

    /// <summary>Through every disguise and without an edge: two characters that hardly ever meet by chance.</summary>
    Word,

    /// <summary>Anywhere, as written.</summary>
    Plain,

    /// <summary>Only where one side is an edge: a clause ends, a function word or another claim word follows.</summary>
    Edge,

    /// <summary>Only where both sides are edges.</summary>
    Both,

    /// <summary>Latin letters, as a whole word.</summary>
    Latin,
}

/// <summary>One meaning of a pattern.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Index">Which rule, slot, exception or gate.</param>
/// <param name="Match">How carefully it is matched.</param>
/// <param name="Where">The kinds of field it is looked for in.</param>
/// <param name="Meant">The word meant; for sounds and homophones not what is written.</param>
/// <param name="Technique">Homophone for a listed homophone, pinyin for a sound, else none.</param>
/// <param name="NeedsCue">Whether it counts only near a word that speaks of eating it or of an effect: a body alone claims nothing.</param>
internal readonly record struct Entry(
    EntryKind Kind, int Index, Match Match, FieldKinds Where, string Meant, Techniques Technique, bool NeedsCue = false);
