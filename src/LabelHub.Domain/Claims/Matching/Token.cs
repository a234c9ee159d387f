using LabelHub.Domain.Claims.Lexicon;
using LabelHub.Domain.Claims.Views;
using LabelHub.Domain.Findings;

namespace LabelHub.Domain.Claims.Matching;

/// <summary>A word of the lexicon found in a text.</summary>
/// <param name="Entry">What it is.</param>
/// <param name="Start">In the text as typed.</param>
/// <param name="End">In the text as typed.</param>
/// <param name="FirstCell">The first cell of the light view it covers.</param>
/// <param name="EndCell">The cell just past it.</param>
/// <param name="Techniques">What was undone to read it.</param>
internal readonly record struct Token(Entry Entry, int Start, int End, int FirstCell, int EndCell, Techniques Techniques)
{
    public bool Covers(Token other) => Start <= other.Start && other.End <= End;
}

/// <summary>A claim found in a text.</summary>
/// <param name="Rule">The rule it breaks.</param>
/// <param name="Start">In the text as typed.</param>
/// <param name="End">In the text as typed.</param>
/// <param name="FirstCell">The first cell of the light view it covers.</param>
/// <param name="EndCell">The cell just past it.</param>
/// <param name="Techniques">What was undone to read it.</param>
/// <param name="IsMention">Whether a trouble is only named, nothing promised: a warning one clause on explains it.</param>
internal readonly record struct Hit(
    int Rule, int Start, int End, int FirstCell, int EndCell, Techniques Techniques, bool IsMention = false)
{
    /// <summary>Under the law of the day and the place, disguise included.</summary>
    public Severity Severity { get; init; }

    public bool Covers(Hit other) => Start <= other.Start && other.End <= End;
}
