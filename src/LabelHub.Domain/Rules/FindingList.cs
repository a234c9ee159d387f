using LabelHub.Domain.Findings;

namespace LabelHub.Domain.Rules;

/// <summary>
/// The findings of one evaluation. Where several layers ask for the same missing field the owner hears it once:
/// from the most severe, and among equals from the most local.
/// </summary>
internal sealed class FindingList
{
    private readonly List<Finding> findings = [];
    private readonly Dictionary<string, int> missing = new(StringComparer.Ordinal);

    public IReadOnlyList<Finding> All => findings;

    public void Add(Finding finding) => findings.Add(finding);

    /// <summary>Adds a field that is missing; rules come from the national ground to the most local.</summary>
    public void AddMissing(string field, Finding finding)
    {
        if (!missing.TryGetValue(field, out var at))
        {
            missing.Add(field, findings.Count);
            findings.Add(finding);
        }
        else if (finding.Severity >= findings[at].Severity)
        {
            findings[at] = finding;
        }
    }

    /// <summary>Replaces what is said of a missing field.</summary>
    public void Soften(string field, Func<Finding, Finding?> soften)
    {
        if (missing.TryGetValue(field, out var at))
            findings[at] = soften(findings[at]) ?? findings[at];
    }
}
