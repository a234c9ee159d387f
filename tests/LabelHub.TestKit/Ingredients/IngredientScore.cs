using LabelHub.Domain.Findings;
using LabelHub.Domain.Ingredients;

namespace LabelHub.TestKit.Ingredients;

/// <summary>How well a check of ingredient lists agrees with a table: the figures of docs/benchmarks.md.</summary>
public sealed class IngredientScore
{
    private readonly List<string> misses = [];

    private IngredientScore()
    {
    }

    public int Problems { get; private set; }

    public int ProblemsFound { get; private set; }

    /// <summary>Problems by code: how many there are and how many were found.</summary>
    public SortedDictionary<string, (int Total, int Found)> ByCode { get; } = new(StringComparer.Ordinal);

    public int CleanRows { get; private set; }

    /// <summary>Clean rows with any finding but those about allergens.</summary>
    public int FalseAlarms { get; private set; }

    public int AllergensRight { get; private set; }

    public int AllergensMissed { get; private set; }

    public int AllergensWrong { get; private set; }

    public double ProblemRecall => Ratio(ProblemsFound, Problems);

    public double FalseAlarmRate => Ratio(FalseAlarms, CleanRows);

    public double AllergenRecall => Ratio(AllergensRight, AllergensRight + AllergensMissed);

    public double AllergenPrecision => Ratio(AllergensRight, AllergensRight + AllergensWrong);

    /// <summary>Every disagreement, one line each.</summary>
    public IReadOnlyList<string> Misses => misses;

    public static IngredientScore Measure(IEnumerable<IngredientRow> rows, Func<IngredientRow, IngredientReport> check)
    {
        var score = new IngredientScore();
        foreach (var row in rows)
            score.Add(row, check(row));
        return score;
    }

    public override string ToString() => FormattableString.Invariant(
        $"problems {ProblemsFound}/{Problems} = {ProblemRecall:P1}, false alarms {FalseAlarms}/{CleanRows} = {FalseAlarmRate:P1}, allergens recall {AllergenRecall:P1}, precision {AllergenPrecision:P1}");

    private void Add(IngredientRow row, IngredientReport report)
    {
        var findings = report.Findings.Where(f => !f.RuleId.Contains(".allergen.", StringComparison.Ordinal)).ToList();
        foreach (var problem in row.Problems)
            AddProblem(row, problem, findings.Exists(f => Answers(f, problem, row.Text)));
        if (row.Problems.Count == 0)
            AddClean(row, findings);
        AddAllergens(row, report.Allergens);
    }

    private void AddProblem(IngredientRow row, ExpectedProblem problem, bool found)
    {
        var (total, right) = ByCode.GetValueOrDefault(problem.Code);
        ByCode[problem.Code] = (total + 1, right + (found ? 1 : 0));
        Problems++;
        if (found)
            ProblemsFound++;
        else
            misses.Add($"{row}: missed {problem.Code}:{problem.Item}");
    }

    private void AddClean(IngredientRow row, List<Finding> findings)
    {
        CleanRows++;
        if (findings.Count == 0)
            return;
        FalseAlarms++;
        misses.AddRange(findings.Select(f => $"{row}: false alarm {f.RuleId} on {f.MatchedText}"));
    }

    private void AddAllergens(IngredientRow row, IReadOnlyList<string> found)
    {
        var right = row.Allergens.Intersect(found, StringComparer.Ordinal).Count();
        AllergensRight += right;
        AllergensMissed += row.Allergens.Count - right;
        AllergensWrong += found.Count - right;
        misses.AddRange(row.Allergens.Except(found, StringComparer.Ordinal).Select(a => $"{row}: missed allergen {a}"));
        misses.AddRange(found.Except(row.Allergens, StringComparer.Ordinal).Select(a => $"{row}: wrong allergen {a}"));
    }

    /// <summary>The right rule, on the right words where the item's words stand in the list.</summary>
    private static bool Answers(Finding finding, ExpectedProblem problem, string text)
    {
        if (ProblemCodes.RuleOf(problem.Code) != finding.RuleId)
            return false;
        var names = problem.Names.Where(n => text.Contains(n, StringComparison.Ordinal)).ToList();
        return names.Count == 0 || finding.MatchedText is not { } matched
            || names.Exists(n => matched.Contains(n, StringComparison.Ordinal) || n.Contains(matched, StringComparison.Ordinal));
    }

    private static double Ratio(int part, int whole) => whole == 0 ? 1 : (double)part / whole;
}
