using LabelHub.Domain.Findings;
using LabelHub.Domain.Labels;
using LabelHub.Domain.Rules;

namespace LabelHub.Domain.Claims.Lexicon;

/// <summary>A file of <c>rules/claims/rules/</c>: what a kind of claim means to the owner, and the law behind it.</summary>
public sealed class ClaimRuleFile
{
    /// <summary>Such as <c>cn.claim.health-function</c>; the file's name is its last part.</summary>
    public required string Id { get; set; }

    /// <summary>One of <see cref="ClaimClasses"/>.</summary>
    public required string Class { get; set; }

    public required Severity Severity { get; set; }

    /// <summary>Which rule speaks when two claim the same words: the higher.</summary>
    public required int Rank { get; set; }

    /// <summary>Whether disguising the words makes a warning an error.</summary>
    public bool DisguiseRaises { get; set; }

    /// <summary>One sentence for the owner; <c>{text}</c> is the phrase.</summary>
    public required string Message { get; set; }

    /// <summary>What to write or do instead.</summary>
    public required string Suggestion { get; set; }

    public required List<ClaimRuleVersion> Versions { get; set; }

    public required List<ClaimRuleCase> Cases { get; set; }
}

/// <summary>The law behind a rule in one period, half-open.</summary>
public sealed class ClaimRuleVersion
{
    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }

    public required CitationEntry Citation { get; set; }

    /// <summary>Replaces the rule's message in this period.</summary>
    public string? Message { get; set; }

    /// <summary>Where the text binds these packages as law and the finding becomes an error.</summary>
    public ClaimRuleEscalation? ErrorFor { get; set; }
}

/// <summary>Packaging forms and provinces (two digits of GB/T 2260) for which a warning is an error.</summary>
public sealed class ClaimRuleEscalation
{
    public required List<PackagingForm> Forms { get; set; }

    public required List<string> Provinces { get; set; }
}

/// <summary>A case the rule must keep: which findings of this rule a text gives on a date.</summary>
public sealed class ClaimRuleCase
{
    public required string Name { get; set; }

    /// <summary>A field of the label that holds the text.</summary>
    public required string Field { get; set; }

    public required string Text { get; set; }

    public required DateOnly On { get; set; }

    public PackagingForm Form { get; set; } = PackagingForm.SimplePackaged;

    public string Jurisdiction { get; set; } = "450000";

    /// <summary>The severity of this rule's finding; absent where it must be silent.</summary>
    public Severity? Gives { get; set; }
}
