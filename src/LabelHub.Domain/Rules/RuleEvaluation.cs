using LabelHub.Domain.Checks;
using LabelHub.Domain.Findings;

namespace LabelHub.Domain.Rules;

/// <summary>What the rule packs say about a label.</summary>
/// <param name="Findings">In the order of the label.</param>
/// <param name="Packs">The packs the answer rests on, from the national ground to the most local.</param>
/// <param name="Print">What must stand on paper.</param>
public sealed record RuleEvaluation(IReadOnlyList<Finding> Findings, IReadOnlyList<RulePackVersion> Packs, PrintRequirements Print);
