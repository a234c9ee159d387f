using LabelHub.Domain.Findings;
using LabelHub.Domain.Rules.Files;

namespace LabelHub.Domain.Rules.Kinds;

internal sealed class FormNotAllowedFile : FindingRuleFile;

/// <summary>A packaging form in which a workshop's food may not leave it: every label of that form is found.</summary>
internal sealed class FormNotAllowed(FormNotAllowedFile file, IReadOnlyList<RuleVersion> versions) : FindingRule(file, versions)
{
    public override string? Field => null;

    public override Finding? Check(RuleContext context, RuleVersion version) => Found(context, version);
}
