using LabelHub.Domain.Claims.Views;
using LabelHub.Domain.Rules;

namespace LabelHub.Domain.Claims.Lexicon;

/// <summary>Reads <c>rules/claims/</c> strictly: whatever does not fit stops the start with file and line.</summary>
internal sealed class LexiconReader
{
    private const string SentenceRuleName = "nutrient-sentence";
    private const string CuedMatch = "cued";
    private readonly ClaimSources _sources;
    private readonly VariantTables _variants;
    private readonly PatternBag _bag;
    private readonly ClaimRule[] _rules;
    private readonly Dictionary<string, int> _ruleIndex = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _slotIndex = new(StringComparer.Ordinal);
    private readonly List<Exemption> _exemptions = [];
    private readonly List<Gate> _gates = [];

    private LexiconReader(ClaimSources sources, InstrumentRegister instruments)
    {
        _sources = sources;
        _variants = VariantTables.Read(_sources);
        _bag = new PatternBag(_variants.Syllables, _variants.Homophones);
        _rules = [.. _sources.In("rules/", ".yaml").Select(source => ClaimRule.Compile(source, instruments))];
        for (var i = 0; i < _rules.Length; i++)
            _ruleIndex.Add(_rules[i].Name, i);
        if (_rules.Length is 0 or > 64)
            throw new RuleFileException("claims/rules", 1, "there must be 1 to 64 rules");
    }

    /// <exception cref="RuleFileException">A file is missing or broken.</exception>
    public static ClaimLexicon Read(IReadOnlyList<RuleSource> sources, InstrumentRegister instruments) =>
        new LexiconReader(new ClaimSources(sources), instruments).Read();

    private ClaimLexicon Read()
    {
        ReadLexemes();
        ReadSlots();
        var units = ReadUnits();
        ReadExceptions();
        ReadGates();
        ReadOrdinaryWords();
        var templates = ReadTemplates();
        var (automaton, entries, lengths) = _bag.Compile();
        return new ClaimLexicon
        {
            Variants = _variants,
            Automaton = automaton,
            Entries = entries,
            Lengths = lengths,
            Rules = _rules,
            Templates = templates,
            Uses = SlotUse.BySlot(templates, _slotIndex.Count),
            Places = templates.Sum(template => template.Slots.Length),
            Exemptions = [.. _exemptions],
            Gates = [.. _gates],
            Edges = Edges.Read(_sources.One("edges.tsv")),
            Units = units,
            Sentences = ReadSentences(),
            SentenceRule = _ruleIndex[SentenceRuleName],
            RulesOf = ReadFields(),
        };
    }

    private void ReadLexemes()
    {
        foreach (var row in _sources.In("lexemes/", ".tsv").SelectMany(s => TsvFile.Read(s, "rule", "match", "where", "terms")))
            AddTerms(row, 3, Lexeme(row));
    }

    private Entry Lexeme(TsvRow row)
    {
        var needsCue = row[1] == CuedMatch;
        var match = needsCue ? Match.Word : MatchOf(row, row[1]);
        return new Entry(EntryKind.Lexeme, Rule(row, row[0]), match, Where(row, row[2]), "", Techniques.None, needsCue);
    }

    private void ReadSlots()
    {
        foreach (var row in _sources.In("slots/", ".tsv").SelectMany(s => TsvFile.Read(s, "slot", "match", "terms")))
            AddTerms(row, 2, new Entry(EntryKind.Slot, Slot(row[0]), MatchOf(row, row[1]), FieldKinds.All, "", Techniques.None));
    }

    private Dictionary<string, int> ReadUnits()
    {
        var units = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in TsvFile.Read(_sources.One("units.tsv"), "slot", "units"))
        {
            foreach (var unit in row[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(u => Expand(row, u)))
            {
                if (!units.TryAdd(unit == "-" ? "" : Fold(unit), Slot(row[0])))
                    throw row.Error($"'{unit}' is listed twice");
            }
        }

        return units;
    }

    private void ReadExceptions()
    {
        foreach (var row in _sources.In("exceptions/", ".tsv").SelectMany(s => TsvFile.Read(s, "cancels", "where", "terms")))
        {
            _exemptions.Add(new Exemption(Mask(row, row[0])));
            AddTerms(row, 2, new Entry(EntryKind.Exception, _exemptions.Count - 1, Match.Plain, Where(row, row[1]), "", Techniques.None));
        }
    }

    private void ReadGates()
    {
        foreach (var row in TsvFile.Read(_sources.One("gates.tsv"), "side", "reach", "silences", "terms"))
        {
            if (!Enum.TryParse<GateSide>(row[0], ignoreCase: true, out var side) || !int.TryParse(row[1], out var reach))
                throw row.Error("a gate is before, after, around, sentence, turn or cue, with a whole number of cells");
            _gates.Add(new Gate(side, reach, Mask(row, row[2])));
            AddTerms(row, 3, new Entry(EntryKind.Gate, _gates.Count - 1, Match.Plain, FieldKinds.All, "", Techniques.None));
        }
    }

    private void ReadOrdinaryWords()
    {
        foreach (var row in TsvFile.Read(_sources.One("words.tsv"), "words"))
            AddTerms(row, 0, new Entry(EntryKind.Ordinary, 0, Match.Plain, FieldKinds.All, "", Techniques.None));
    }

    private Template[] ReadTemplates() =>
    [
        .. from source in _sources.In("templates/", ".tsv")
           from row in TsvFile.Read(source, "rule", "scope", "gap", "where", "pattern")
           select ReadTemplate(row),
    ];

    private Template ReadTemplate(TsvRow row)
    {
        if (!Enum.TryParse<Scope>(row[1], ignoreCase: true, out var scope) || !int.TryParse(row[2], out var gap))
            throw row.Error("a template is of a clause or a sentence, with a whole number of cells between its words");
        return new Template(Rule(row, row[0]), scope, gap, Where(row, row[3]), Template.ReadPattern(row, row[4], _slotIndex));
    }

    private HashSet<string> ReadSentences() =>
        [.. TsvFile.Read(_sources.One("sentences.tsv"), "nutrient", "sentence").Select(row => Fold(row[1]))];

    private Dictionary<FieldKinds, ulong> ReadFields()
    {
        var fields = new Dictionary<FieldKinds, ulong>();
        foreach (var row in TsvFile.Read(_sources.One("fields.tsv"), "field", "rules"))
        {
            if (!fields.TryAdd(Where(row, row[0]), Mask(row, row[1])))
                throw row.Error($"'{row[0]}' is listed twice");
        }

        return fields;
    }

    private void AddTerms(TsvRow row, int column, Entry entry)
    {
        foreach (var pattern in row[column].Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            foreach (var term in Expand(row, pattern))
            {
                var word = Fold(term);
                if (word.Length == 0 || (word.Length == 1 && entry.Kind == EntryKind.Lexeme))
                    throw row.Error($"'{term}' is too short to be looked for");
                _bag.Add(word, entry with { Meant = word });
            }
        }
    }

    private static IEnumerable<string> Expand(TsvRow row, string term)
    {
        try
        {
            return TermPattern.Expand(term);
        }
        catch (FormatException e)
        {
            throw row.Error(e.Message);
        }
    }

    private string Fold(string term) => _variants.Folds.Keeps(term) ? term : LightView.Of(term, _variants.Folds).Letters.ToString();

    private int Rule(TsvRow row, string name) => _ruleIndex.TryGetValue(name, out var rule) ? rule : throw row.Error($"no rule '{name}'");

    private int Slot(string name)
    {
        if (!_slotIndex.TryGetValue(name, out var slot))
            _slotIndex.Add(name, slot = _slotIndex.Count);
        return slot;
    }

    private static Match MatchOf(TsvRow row, string name) =>
        Enum.TryParse<Match>(name, ignoreCase: true, out var match) ? match : throw row.Error($"'{name}' is no way of matching");

    private static FieldKinds Where(TsvRow row, string names) => names.Split(',').Aggregate(
        FieldKinds.None,
        (all, name) => FieldKind.TryParse(name, out var kind) ? all | kind : throw row.Error($"no kind of field '{name}'"));

    /// <summary>Reads names of rules or of classes; * is all of them, - is none.</summary>
    private ulong Mask(TsvRow row, string names)
    {
        if (names is "*" or "-")
            return names == "*" ? ulong.MaxValue : 0;
        var mask = 0UL;
        foreach (var name in names.Split(','))
        {
            var found = Enumerable.Range(0, _rules.Length).Where(i => _rules[i].Name == name || _rules[i].File.Class == name).ToArray();
            if (found.Length == 0)
                throw row.Error($"no rule or class '{name}'");
            foreach (var rule in found)
                mask |= 1UL << rule;
        }

        return mask;
    }
}
