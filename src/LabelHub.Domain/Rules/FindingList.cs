using LabelHub.Domain.Findings;

namespace LabelHub.Domain.Rules;

/// <summary>
/// The findings of one evaluation. Where several layers ask for the same missing field the owner hears it once:
/// from the most severe, and among equals from the most local.
/// </summary>
internal sealed class FindingList
{
    private readonly List<Finding> _findings = [];
    private readonly Dictionary<string, int> _missing = new(StringComparer.Ordinal);

    public IReadOnlyList<Finding> All => _findings;

    public void Add(Finding finding) => _findings.Add(finding);

    /// <summary>Adds a field that is missing; rules come from the national ground to the most local.</summary>
    public void AddMissing(string field, Finding finding)
    {
        if (!_missing.TryGetValue(field, out var at))
        {
            _missing.Add(field, _findings.Count);
            _findings.Add(finding);
        }
        else if (finding.Severity >= _findings[at].Severity)
        {
            _findings[at] = finding;
        }
    }

    /// <summary>Replaces what is said of a missing field.</summary>
    public void Soften(string field, Func<Finding, Finding?> soften)
    {
        if (_missing.TryGetValue(field, out var at))
            _findings[at] = soften(_findings[at]) ?? _findings[at];
    }

    /// <summary>Says something beside what is said of a missing field.</summary>
    public void AddBeside(string field, Func<Finding, Finding?> beside)
    {
        if (_missing.TryGetValue(field, out var at) && beside(_findings[at]) is { } more)
            _findings.Add(more);
    }
}
