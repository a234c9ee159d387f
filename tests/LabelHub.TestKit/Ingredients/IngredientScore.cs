using System.Globalization;
using System.Text;
using LabelHub.Domain.Checks;
using LabelHub.Domain.Findings;
using LabelHub.Domain.Labels;

namespace LabelHub.TestKit.Ingredients;

/// <summary>How well a check of ingredient lists agrees with a table: the figures of docs/benchmarks.md.</summary>
public sealed class IngredientScore
{
    private const string Guangxi = "450300";
    private readonly List<string> _misses = [];
    private readonly AllergenTally _certain = new("allergen");
    private readonly AllergenTally _possible = new("possible allergen");

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

    public double ProblemRecall => Ratio(ProblemsFound, Problems);

    public double FalseAlarmRate => Ratio(FalseAlarms, CleanRows);

    public double AllergenRecall => Ratio(_certain.Right, _certain.Expected);

    public double AllergenPrecision => Ratio(_certain.Right, _certain.Found);

    /// <summary>Every disagreement, one line each.</summary>
    public IReadOnlyList<string> Misses => _misses;

    public static IngredientScore Of(LabelChecker checker, IEnumerable<IngredientRow> rows, DateOnly lawDate)
    {
        var score = new IngredientScore();
        foreach (var row in rows)
        {
            var content = new LabelContent { FoodName = row.Product, Ingredients = row.Text };
            score.Add(row, checker.Check(new LabelCheckQuery(
                Guangxi, PackagingForm.SimplePackaged, FoodCategory: null, lawDate, lawDate, PackageSurfaceCm2: null, content)));
        }

        return score;
    }

    /// <summary>The table: measures, then what was found per kind of problem.</summary>
    public string Table()
    {
        var table = new StringBuilder();
        Line(table, "ingredient problems found", ProblemsFound, Problems);
        Line(table, "clean lists with a false alarm", FalseAlarms, CleanRows);
        Line(table, "allergens certain: recall", _certain.Right, _certain.Expected);
        Line(table, "allergens certain: precision", _certain.Right, _certain.Found);
        Line(table, "allergens possible: recall", _possible.Right, _possible.Expected);
        Line(table, "allergens possible: precision", _possible.Right, _possible.Found);
        foreach (var (code, (total, found)) in ByCode)
            Line(table, "  problem " + code, found, total);
        return table.ToString();
    }

    private static void Line(StringBuilder table, string name, int hits, int total) =>
        table.Append(CultureInfo.InvariantCulture, $"{name,-38}{new Rate(hits, total)}").Append('\n');

    private void Add(IngredientRow row, LabelCheck report)
    {
        var findings = report.Findings.Where(IsAboutTheList).ToList();
        foreach (var problem in row.Problems)
            AddProblem(row, problem, findings.Exists(f => Answers(f, problem, row.Text)));
        if (row.Problems.Count == 0)
            AddClean(row, findings);
        _misses.AddRange(_certain.Add(row.Allergens, report.Allergens).Select(m => $"{row}: {m}"));
        _misses.AddRange(_possible.Add(row.PossibleAllergens, report.PossibleAllergens).Select(m => $"{row}: {m}"));
    }

    /// <summary>Allergens are counted apart; claims and mandatory fields are other tables' business.</summary>
    private static bool IsAboutTheList(Finding finding) =>
        finding.RuleId.Contains(".ingredient.", StringComparison.Ordinal) && !finding.RuleId.Contains(".allergen.", StringComparison.Ordinal);

    private void AddProblem(IngredientRow row, ExpectedProblem problem, bool found)
    {
        var (total, right) = ByCode.GetValueOrDefault(problem.Code);
        ByCode[problem.Code] = (total + 1, right + (found ? 1 : 0));
        Problems++;
        if (found)
            ProblemsFound++;
        else
            _misses.Add($"{row}: missed {problem.Code}:{problem.Item}");
    }

    private void AddClean(IngredientRow row, List<Finding> findings)
    {
        CleanRows++;
        if (findings.Count == 0)
            return;
        FalseAlarms++;
        _misses.AddRange(findings.Select(f => $"{row}: false alarm {f.RuleId} on {f.MatchedText}"));
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
