using LabelHub.Domain.Checks;
using LabelHub.Domain.Findings;

namespace LabelHub.Domain.Reminders;

/// <summary>What a product's label will lack from a day on.</summary>
/// <param name="From">The first day of the changed rules.</param>
/// <param name="Findings">What they will find that those of the day before did not.</param>
public sealed record RuleChange(DateOnly From, IReadOnlyList<Finding> Findings)
{
    private const int MaxNote = 1000;

    /// <summary>In a few words for the owner, bounded.</summary>
    public string Note
    {
        get
        {
            var all = string.Join('\n', Findings.Select(f => f.Message));
            return all.Length <= MaxNote ? all : all[..(MaxNote - 1)] + "…";
        }
    }

    /// <summary>The next change after a day that touches a label.</summary>
    /// <param name="checker">The rules.</param>
    /// <param name="label">The label as it would be if it were made on a day.</param>
    /// <param name="jurisdiction">Where.</param>
    /// <param name="after">Changes on this day or before are no news.</param>
    public static RuleChange? Next(LabelChecker checker, Func<DateOnly, LabelCheckQuery> label, string jurisdiction, DateOnly after)
    {
        foreach (var date in checker.ChangesAfter(jurisdiction, after))
        {
            var before = Demands(checker.Check(label(date.AddDays(-1)))).ToDictionary(f => (f.RuleId, f.Field), f => f.Severity);
            Finding[] news =
            [
                .. Demands(checker.Check(label(date)))
                    .Where(f => !before.TryGetValue((f.RuleId, f.Field), out var severity) || severity < f.Severity),
            ];
            if (news.Length > 0)
                return new RuleChange(date, news);
        }

        return null;
    }

    private static IEnumerable<Finding> Demands(LabelCheck check) =>
        check.Findings.Where(f => f.Severity > Severity.Info).DistinctBy(f => (f.RuleId, f.Field));
}
