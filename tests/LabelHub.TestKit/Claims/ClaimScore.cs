using System.Globalization;
using System.Text;
using LabelHub.Domain.Checks;

namespace LabelHub.TestKit.Claims;

/// <summary>The measures the claim check is held to, over any file of the development set's form.</summary>
public sealed class ClaimScore
{
    private readonly IReadOnlyList<ClaimVerdict> _verdicts;

    private ClaimScore(IReadOnlyList<ClaimVerdict> verdicts) => _verdicts = verdicts;

    public Rate PlainFound => Share(v => v.Row.IsViolation && v.Row.Technique is null, v => v.HasHit);

    public Rate CasesFound => Share(v => v.Row.IsViolation && v.Row.IsFromCase, v => v.HasHit);

    public Rate EvasionsFound => Share(v => v.Row.IsViolation && v.Row.Technique is not null, v => v.HasHit);

    public Rate HardNegativesHit => Share(v => v.Row.IsHardNegative, v => v.HasHit);

    public Rate HardNegativesBlocked => Share(v => v.Row.IsHardNegative, v => v.HasError);

    public Rate OrdinaryHit => Share(v => !v.Row.IsViolation && !v.Row.IsHardNegative && !v.Row.IsStatutory, v => v.HasHit);

    /// <summary>Among the violations found.</summary>
    public Rate ClassRight => Share(v => v.Row.IsViolation && v.HasHit, v => v.IsClassRight);

    /// <summary>Among the violations found.</summary>
    public Rate SeverityRight => Share(v => v.Row.IsViolation && v.HasHit, v => v.IsSeverityRight);

    /// <summary>Every product judged, for looking at what was missed.</summary>
    public IReadOnlyList<ClaimVerdict> Verdicts => _verdicts;

    public static ClaimScore Of(LabelChecker checker, IEnumerable<ClaimRow> rows, DateOnly lawDate) =>
        new(ClaimVerdict.Of(checker, rows, lawDate));

    /// <summary>The table: measures, then what was found per class and per technique.</summary>
    public string Table()
    {
        var table = new StringBuilder();
        Line(table, "plain violations found", PlainFound);
        Line(table, "rows from published cases found", CasesFound);
        Line(table, "evasions found", EvasionsFound);
        Line(table, "hard negatives with any hit", HardNegativesHit);
        Line(table, "hard negatives with an error", HardNegativesBlocked);
        Line(table, "ordinary clean texts with any hit", OrdinaryHit);
        Line(table, "right class", ClassRight);
        Line(table, "expected class among the findings", Share(v => v.Row.IsViolation && v.HasHit, v => v.IsClassNamed));
        Line(table, "right severity", SeverityRight);
        foreach (var name in Names(v => v.Row.IsViolation && v.Row.Technique is null ? v.Row.Class : null))
            Line(table, "  class " + name, Share(v => v.Row.IsViolation && v.Row.Technique is null && v.Row.Class == name, v => v.HasHit));
        foreach (var name in Names(v => v.Row.IsViolation ? v.Row.Technique : null))
            Line(table, "  technique " + name, Share(v => v.Row.IsViolation && v.Row.Technique == name, v => v.HasHit));
        return table.ToString();
    }

    /// <summary>Every product the check and the table disagree on, one line each: what was expected, what was found.</summary>
    public string Disagreements()
    {
        var lines = new StringBuilder();
        foreach (var verdict in _verdicts)
        {
            var word = Disagreement(verdict);
            if (word is null)
                continue;
            var found = string.Join("; ", verdict.Findings.Select(f => $"{f.ClaimClass}/{f.Severity} [{f.MatchedText}]"));
            lines.Append(CultureInfo.InvariantCulture, $"{word}\t{verdict.Row.Id}\t{verdict.Row.Class}/{verdict.Row.Severity}\t")
                .AppendJoin(" + ", verdict.Rows.Select(row => row.Text.Replace("\n", "\\n", StringComparison.Ordinal)))
                .Append(CultureInfo.InvariantCulture, $"\t{found}\t{verdict.Row.Note}\n");
        }

        return lines.ToString();
    }

    private static string? Disagreement(ClaimVerdict verdict) => verdict switch
    {
        { Row.IsViolation: true, HasHit: false } => "MISSED",
        { Row.IsViolation: false, HasHit: true } => "FALSE",
        { Row.IsViolation: true, IsClassRight: false } => "CLASS",
        { Row.IsViolation: true, IsSeverityRight: false } => "SEVERITY",
        _ => null,
    };

    private static void Line(StringBuilder table, string name, Rate rate) =>
        table.Append(CultureInfo.InvariantCulture, $"{name,-38}{rate}").Append('\n');

    private IEnumerable<string> Names(Func<ClaimVerdict, string?> name) =>
        _verdicts.Select(name).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private Rate Share(Func<ClaimVerdict, bool> among, Func<ClaimVerdict, bool> counted)
    {
        var set = _verdicts.Where(among).ToList();
        return new Rate(set.Count(counted), set.Count);
    }
}
