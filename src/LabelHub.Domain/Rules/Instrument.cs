using LabelHub.Domain.Findings;

namespace LabelHub.Domain.Rules;

/// <summary>A law, regulation, order or standard: one file under <c>rules/instruments/</c>.</summary>
public sealed class Instrument
{
    /// <summary>The file's name without its ending, such as <c>cn-food-safety-law</c>.</summary>
    public required string Id { get; set; }

    /// <summary>The full Chinese title.</summary>
    public required string Title { get; set; }

    public string? Number { get; set; }

    public string? Issuer { get; set; }

    public DateOnly? PromulgatedOn { get; set; }

    /// <summary>First day in force; absent where it was not found.</summary>
    public DateOnly? EffectiveFrom { get; set; }

    /// <summary>First day no longer in force (half-open).</summary>
    public DateOnly? RepealedOn { get; set; }

    /// <summary>The official site to look the text up on; absent where none is known.</summary>
    public string? Address { get; set; }

    /// <summary>Which text was read, and where.</summary>
    public required string Source { get; set; }
}

/// <summary>How a rule file cites: the instrument by id, its article and how the text was verified.</summary>
public sealed class CitationEntry
{
    /// <summary>The id of an instrument; absent for <c>product</c> rules.</summary>
    public string? Instrument { get; set; }

    public string? Article { get; set; }

    public required CitationStatus Status { get; set; }

    /// <summary>The words relied on.</summary>
    public string? Quote { get; set; }
}

/// <summary>All instruments, by id.</summary>
public sealed class InstrumentRegister
{
    private const string Folder = "instruments/";
    private readonly Dictionary<string, Instrument> _byId;

    private InstrumentRegister(Dictionary<string, Instrument> byId) => _byId = byId;

    public IReadOnlyCollection<Instrument> All => _byId.Values;

    /// <summary>The instruments some citations name, each once, by title.</summary>
    public IReadOnlyList<Instrument> Cited(IEnumerable<Citation> citations)
    {
        var titles = citations.Select(c => c.Instrument).ToHashSet(StringComparer.Ordinal);
        return [.. _byId.Values.Where(i => titles.Contains(i.Title)).OrderBy(i => i.Title, StringComparer.Ordinal)];
    }

    /// <summary>When the cited instrument was made public; null where that was not found.</summary>
    public DateOnly? PromulgatedOn(CitationEntry entry) =>
        entry.Instrument is { } id && _byId.TryGetValue(id, out var instrument) ? instrument.PromulgatedOn : null;

    /// <summary>Reads every file under <c>instruments/</c>; other sources are passed over.</summary>
    /// <exception cref="RuleFileException">A file is broken, or its id is not its name.</exception>
    public static InstrumentRegister Compile(IEnumerable<RuleSource> sources)
    {
        var instruments = new Dictionary<string, Instrument>(StringComparer.Ordinal);
        foreach (var source in sources.Where(s => s.Path.StartsWith(Folder, StringComparison.Ordinal)))
        {
            var instrument = RuleYaml.Read<Instrument>(source);
            if (source.Path != $"{Folder}{instrument.Id}.yaml")
                throw new RuleFileException(source.Path, 1, $"id '{instrument.Id}' is not the file's name");
            if (instruments.Values.Any(other => other.Title == instrument.Title))
                throw new RuleFileException(source.Path, 1, $"the title '{instrument.Title}' stands for two instruments");
            instruments.Add(instrument.Id, instrument);
        }

        return new InstrumentRegister(instruments);
    }

    /// <summary>
    /// Turns a rule file's citation into one for people. The interval is the rule version's where it is given,
    /// else the instrument's.
    /// </summary>
    /// <exception cref="RuleFileException">The instrument is unknown, or a law is cited without one.</exception>
    public Citation Resolve(CitationEntry entry, DateOnly? from, DateOnly? to, RuleSource source)
    {
        if (entry.Status == CitationStatus.Product)
        {
            return entry.Instrument is null
                ? Citation.Product
                : throw new RuleFileException(source.Path, 1, "a 'product' rule cites no instrument");
        }

        if (entry.Instrument is null || !_byId.TryGetValue(entry.Instrument, out var instrument))
        {
            var line = RuleFileText.LineOf(source, $"instrument: {entry.Instrument}");
            throw new RuleFileException(source.Path, line, $"instrument '{entry.Instrument}' is not in rules/instruments");
        }

        return new Citation(instrument.Title, entry.Article, entry.Status, from ?? instrument.EffectiveFrom, to ?? instrument.RepealedOn);
    }
}
