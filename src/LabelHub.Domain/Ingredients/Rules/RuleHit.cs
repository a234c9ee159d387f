using LabelHub.Domain.Findings;
using LabelHub.Domain.Labels;

namespace LabelHub.Domain.Ingredients.Rules;

/// <summary>Where and when a label is judged.</summary>
internal readonly record struct LabelPlace(string Jurisdiction, PackagingForm Form, DateOnly LawDate);

/// <summary>What a check found, in the words of the label and of the word lists.</summary>
/// <param name="Text">As typed.</param>
/// <param name="Span">Where it stands in the ingredient text.</param>
internal readonly record struct RuleHit(string Text, TextSpan? Span)
{
    /// <summary>The usual name, where it is not the one typed.</summary>
    public string? Name { get; init; }

    /// <summary>The word list's remark on it.</summary>
    public string? Why { get; init; }

    /// <summary>The word list's own citation, where it differs from the rule's.</summary>
    public Citation? Citation { get; init; }

    /// <summary>Replaces the rule's suggestion.</summary>
    public string? Suggestion { get; init; }

    /// <summary>The word list's upper bound.</summary>
    public Severity MostSevere { get; init; } = Severity.Error;
}
