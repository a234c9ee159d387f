using LabelHub.Domain.Findings;
using LabelHub.Domain.Labels;

namespace LabelHub.Domain.Rules.Files;

/// <summary>What every rule file says, whatever its kind. Each kind adds its own keys.</summary>
internal abstract class RuleFile
{
    /// <summary>Pack, topic, object and predicate; never changes and is never reused.</summary>
    public required string Id { get; set; }

    /// <summary>A name of <see cref="RuleKinds"/>.</summary>
    public required string Kind { get; set; }

    public AppliesToFile AppliesTo { get; set; } = new();

    public required List<VersionFile> Versions { get; set; }
}

/// <summary>A rule that can end in a finding.</summary>
internal abstract class FindingRuleFile : RuleFile
{
    public required Severity Severity { get; set; }

    /// <summary>Plain Chinese for the owner; may hold <c>{province}</c>.</summary>
    public required string Message { get; set; }

    /// <summary>What the rule asks, in a few words, where the message would not say it well.</summary>
    public string? Asks { get; set; }

    /// <summary>What to type or do.</summary>
    public string? Suggestion { get; set; }
}

/// <summary>Which labels a rule is about; what is left out does not narrow it.</summary>
internal sealed class AppliesToFile
{
    public List<PackagingForm> Forms { get; set; } = [];

    /// <summary>The declared food category, or the kind of one, must be among these.</summary>
    public List<string> Categories { get; set; } = [];

    /// <summary>Food categories, or kinds of one, that the rule leaves alone.</summary>
    public List<string> ExceptCategories { get; set; } = [];

    /// <summary>Packages whose largest surface is known to be no larger than this are left alone.</summary>
    public double? SurfaceOverCm2 { get; set; }
}

/// <summary>One edition of a rule: from its first day up to, not including, <see cref="To"/>.</summary>
internal sealed class VersionFile
{
    /// <summary>First day; absent only with <see cref="FromUnknown"/>, or where the rule is our own.</summary>
    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }

    /// <summary>Why the first day is not known. The version then counts for every date before <see cref="To"/>.</summary>
    public string? FromUnknown { get; set; }

    /// <summary>Before its first day, say what will change as an info.</summary>
    public bool Announce { get; set; }

    /// <summary>What is said then, where the message would mislead before its day.</summary>
    public string? Announcement { get; set; }

    public Severity? Severity { get; set; }

    public string? Message { get; set; }

    public required CitationEntry Citation { get; set; }
}
