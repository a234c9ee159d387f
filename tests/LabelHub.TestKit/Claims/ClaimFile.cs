namespace LabelHub.TestKit.Claims;

/// <summary>Reads claim files: UTF-8, header, tabs, no quoting; the two characters \n in a text are a line break.</summary>
public static class ClaimFile
{
    private const string Header = "id\tfield\ttext\tlabel\tclass\tseverity\tnote";

    /// <summary>The development set that travels with the tests.</summary>
    public static IReadOnlyList<ClaimRow> Development { get; } =
        Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "testdata", "claims_dev.tsv")));

    /// <summary>Phrases written for this project, most of them in disguise or made to look like a claim: for regression, not for praise.</summary>
    public static IReadOnlyList<ClaimRow> Own { get; } =
        Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "testdata", "claims_own.tsv")));

    /// <exception cref="InvalidDataException">The text is not of this form.</exception>
    public static IReadOnlyList<ClaimRow> Read(string text)
    {
        var lines = text.TrimStart('\uFEFF').Split('\n').Select(line => line.TrimEnd('\r')).ToArray();
        if (lines[0] != Header)
            throw new InvalidDataException($"the header must be: {Header.Replace('\t', '|')}");
        return
        [
            .. lines.Skip(1).Where(line => line.Length > 0).Select((line, index) => line.Split('\t') is [var id, var field, var content, var label, var kind, var severity, var note]
                ? new ClaimRow(id, field, content.Replace("\\n", "\n", StringComparison.Ordinal), label, kind, severity, note)
                : throw new InvalidDataException(FormattableString.Invariant($"row {index + 1} has not seven columns"))),
        ];
    }
}
