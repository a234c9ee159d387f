using LabelHub.Domain.Rules;

namespace LabelHub.Domain.Claims.Lexicon;

/// <summary>One row of a word list.</summary>
/// <param name="Source">The file.</param>
/// <param name="Line">One-based.</param>
/// <param name="Cells">As many as the header has columns, none empty.</param>
internal sealed record TsvRow(RuleSource Source, int Line, string[] Cells)
{
    public string this[int column] => Cells[column];

    public RuleFileException Error(string problem) => new(Source.Path, Line, problem);
}

/// <summary>Reads word lists strictly: the header must be the one expected; lines that start with # are comments.</summary>
internal static class TsvFile
{
    /// <exception cref="RuleFileException">The header or a row is not of this form.</exception>
    public static IEnumerable<TsvRow> Read(RuleSource source, params string[] columns)
    {
        var number = 0;
        var headerSeen = false;
        foreach (var line in source.Text.Split('\n'))
        {
            number++;
            var text = line.TrimEnd('\r');
            if (text.Length == 0 || text[0] == '#')
                continue;
            var row = new TsvRow(source, number, text.Split('\t'));
            if (row.Cells.Length != columns.Length)
                throw row.Error($"expected {columns.Length} columns ({string.Join(", ", columns)}), found {row.Cells.Length}");
            if (!headerSeen)
            {
                headerSeen = true;
                if (!row.Cells.SequenceEqual(columns, StringComparer.Ordinal))
                    throw row.Error($"the header must be: {string.Join(" | ", columns)}");
                continue;
            }

            if (Array.Exists(row.Cells, string.IsNullOrWhiteSpace))
                throw row.Error("a cell is empty; '-' stands for none");
            yield return row;
        }

        if (!headerSeen)
            throw new RuleFileException(source.Path, 1, "the file has no header");
    }
}
