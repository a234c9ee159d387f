using LabelHub.Domain.Findings;
using LabelHub.Domain.Rules.Files;

namespace LabelHub.Domain.Rules.Kinds;

internal sealed class ProvinceTextUnreadFile : FindingRuleFile
{
    /// <summary>How far the reading got where this is said.</summary>
    public required TextReading TextRead { get; set; }
}

/// <summary>Says that a province's own text was not read, so that nobody takes the national ground for its law.</summary>
internal sealed class ProvinceTextUnread(ProvinceTextUnreadFile file, IReadOnlyList<RuleVersion> versions) : FindingRule(file, versions)
{
    public TextReading TextRead { get; } = file.TextRead;

    public override string? Field => null;

    public override Finding? Check(RuleContext context, RuleVersion version) =>
        context.ProvinceText == TextRead ? Found(context, version) : null;
}
