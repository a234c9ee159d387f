using LabelHub.Domain.Findings;
using LabelHub.Domain.Labels;
using LabelHub.Domain.Rules.Files;

namespace LabelHub.Domain.Rules.Kinds;

internal sealed class RequiredWordsFile : FindingRuleFile
{
    /// <summary>One of these must stand somewhere on the label, whatever the field.</summary>
    public required List<string> Words { get; set; }
}

/// <summary>Something a kind of food must say of itself, such as the total acid of vinegar.</summary>
internal sealed class RequiredWords(RequiredWordsFile file, IReadOnlyList<RuleVersion> versions) : FindingRule(file, versions)
{
    private readonly List<string> _words = file.Words;

    public override string Field => LabelFields.Notes;

    public override Finding? Check(RuleContext context, RuleVersion version) =>
        LabelFields.Says(context.Label, _words) ? null : Found(context, version);
}
