using LabelHub.Domain.Checks;
using LabelHub.Domain.Rules.Kinds;

namespace LabelHub.Domain.Rules;

/// <summary>Gathers from the rules in force what must stand on paper.</summary>
internal sealed class PrintBuilder(PackChain chain)
{
    private readonly HashSet<string> _mandatory = new(StringComparer.Ordinal);
    private readonly List<string> _words = [];

    public void Take(Rule rule)
    {
        switch (rule)
        {
            case RequiredField required:
                _mandatory.Add(required.Field);
                _mandatory.UnionWith(required.Alternatives);
                break;
            case PrintedFieldRule printed:
                _mandatory.Add(printed.Field);
                break;
            case PrintedWords printed when !_words.Contains(printed.Words):
                _words.Add(printed.Words);
                break;
        }
    }

    public PrintRequirements Build(LabelCheckQuery query, PrintHeights heights)
    {
        var fields = new PrintedField[chain.Captions.Count];
        for (var i = 0; i < fields.Length; i++)
        {
            var (field, caption) = chain.Captions[i];
            fields[i] = new PrintedField(field, caption, _mandatory.Contains(field));
        }

        return new PrintRequirements
        {
            Fields = fields,
            RequiredWords = _words,
            MinimumHeightMm = heights.FloorMm,
            TargetHeightMm = heights.TextMm(query),
            DateTargetHeightMm = heights.DatesMm(query),
            NetContentTargetHeightMm = heights.NetContentMm(query),
        };
    }
}
