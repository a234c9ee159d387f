using LabelHub.Domain.Findings;
using LabelHub.Domain.Labels;
using LabelHub.Domain.Rules;

namespace LabelHub.Domain.Ingredients.Rules;

/// <summary>
/// The form of <c>ingredients/rules/{id}.yaml</c>: what an owner is told and by which law. What triggers it is in the
/// code and in the word lists; which edition applies on which day, and how hard it is, is here.
/// </summary>
internal sealed class IngredientRuleFile
{
    public required string Id { get; set; }

    /// <summary>
    /// For the owner. <c>{found}</c> is what was typed, <c>{name}</c> the usual name,
    /// <c>{why}</c> the word list's remark.
    /// </summary>
    public required string Message { get; set; }

    public string? Suggestion { get; set; }

    public required List<RuleVersion> Versions { get; set; }

    public required List<IngredientRuleCase> Cases { get; set; }
}

/// <summary>A rule as it stands from one day to another (half-open).</summary>
internal sealed class RuleVersion
{
    /// <summary>First day; absent only with <see cref="FromUnknown"/>, or where the rule is our own.</summary>
    public DateOnly? From { get; set; }

    /// <summary>Why the first day is not known. The version then counts for every date before <see cref="To"/>.</summary>
    public string? FromUnknown { get; set; }

    public DateOnly? To { get; set; }

    /// <summary>Absent where the rule holds only for the exceptions.</summary>
    public Severity? Severity { get; set; }

    /// <summary>Where it is harder or softer; the first that fits holds.</summary>
    public List<SeverityException> Except { get; set; } = [];

    public required CitationEntry Citation { get; set; }

    /// <summary>Replaces the rule's message in this version.</summary>
    public string? Message { get; set; }
}

/// <summary>Another severity for some packaging forms, or some provinces, or both.</summary>
internal sealed class SeverityException
{
    public List<PackagingForm>? Forms { get; set; }

    /// <summary>GB/T 2260 codes of provinces, two digits.</summary>
    public List<string>? Provinces { get; set; }

    public required Severity Severity { get; set; }

    /// <summary>The law there, where it is another; it then needs its own <see cref="From"/>.</summary>
    public CitationEntry? Citation { get; set; }

    /// <summary>First day of the exception, where it began after the version did.</summary>
    public DateOnly? From { get; set; }

    public bool Fits(LabelPlace place) =>
        (From is not { } from || place.LawDate >= from)
        && (Forms is null || Forms.Contains(place.Form))
        && (Provinces is null || Provinces.Exists(p => place.Jurisdiction.StartsWith(p, StringComparison.Ordinal)));
}

/// <summary>A list and what the rule must find in it; <c>tests</c> run every one.</summary>
internal sealed class IngredientRuleCase
{
    public required string Title { get; set; }

    public string FoodName { get; set; } = "";

    public required string Ingredients { get; set; }

    /// <summary>Further words of the label, such as 含有大豆.</summary>
    public string? Description { get; set; }

    public string Jurisdiction { get; set; } = "450300";

    public PackagingForm Form { get; set; } = PackagingForm.SimplePackaged;

    public DateOnly On { get; set; } = new(2026, 11, 21);

    /// <summary>The typed words the rule's findings point at, in their order; empty when the rule says nothing.</summary>
    public required List<string> Finds { get; set; }

    /// <summary>Of all findings; null leaves it open.</summary>
    public Severity? Severity { get; set; }
}
