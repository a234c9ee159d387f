namespace LabelHub.TestKit.Ingredients;

/// <summary>A problem a row is known to have.</summary>
/// <param name="Code">Such as <c>non_food</c>.</param>
/// <param name="Item">The ingredient it is about, with a remark in brackets where one was made.</param>
public sealed record ExpectedProblem(string Code, string Item)
{
    /// <summary>The names in the item, without the remark: 夏枯草/布渣叶(限凉茶饮料) has two.</summary>
    public IReadOnlyList<string> Names => Item.Split('(', '（')[0].Split('/');
}

/// <summary>One product of an ingredient table with what is known of it.</summary>
public sealed record IngredientRow(
    string Id,
    string Product,
    string Text,
    IReadOnlyList<ExpectedProblem> Problems,
    IReadOnlyList<string> Allergens,
    IReadOnlyList<string> PossibleAllergens)
{
    public override string ToString() => $"{Id} {Product}";
}

/// <summary>Reads tables of the form of <c>testdata/ingredients_dev.tsv</c>: tabs only, no quoting, <c>\n</c> for a line break.</summary>
public static class IngredientTable
{
    public static IReadOnlyList<IngredientRow> Development() =>
        Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "testdata", "ingredients_dev.tsv")));

    /// <summary>Lists written for this project, for regression.</summary>
    public static IReadOnlyList<IngredientRow> Own() =>
        Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "testdata", "ingredients_own.tsv")));

    public static IReadOnlyList<IngredientRow> Read(string table) =>
        table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(ReadRow).ToList();

    private static IngredientRow ReadRow(string line)
    {
        var cells = line.TrimEnd('\r').Split('\t');
        return new IngredientRow(
            cells[0], cells[1], cells[2].Replace("\\n", "\n", StringComparison.Ordinal), Problems(cells[3]), Codes(cells[5]), Codes(cells[6]));
    }

    private static List<ExpectedProblem> Problems(string cell) => cell == "none"
        ? []
        : cell.Split(';').Select(p => p.Split(':', 2)).Select(p => new ExpectedProblem(p[0], p.Length > 1 ? p[1] : "")).ToList();

    private static string[] Codes(string cell) => cell == "-" ? [] : cell.Split(',');
}
