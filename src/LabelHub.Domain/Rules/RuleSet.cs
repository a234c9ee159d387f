using LabelHub.Domain.Checks;
using LabelHub.Domain.Findings;
using LabelHub.Domain.Rules.Files;
using LabelHub.Domain.Rules.Kinds;

namespace LabelHub.Domain.Rules;

/// <summary>All rule packs, compiled once at start and immutable from then on.</summary>
public sealed class RuleSet
{
    private readonly Dictionary<string, PackChain> _chains;
    private readonly FoodCategories _categories;
    private readonly PrintHeights _heights;
    private readonly RulePackViewer _viewer;

    internal RuleSet(
        IReadOnlyList<PackChain> provinces,
        Dictionary<string, PackChain> chains,
        FoodCategories categories,
        PrintHeights heights,
        InstrumentRegister instruments)
    {
        _chains = chains;
        _categories = categories;
        _heights = heights;
        _viewer = new RulePackViewer(heights, instruments);
        Jurisdictions = [.. provinces.Select(Describe)];
    }

    /// <summary>The 31 province-level jurisdictions, by code.</summary>
    public IReadOnlyList<Jurisdiction> Jurisdictions { get; }

    /// <summary>The 32 categories of production licensing a label may declare.</summary>
    public IReadOnlyList<FoodCategory> FoodCategories => _categories.All;

    /// <summary>Whether a word names one of them, by code, name or kind.</summary>
    public bool KnowsFoodCategory(string word) => _categories.Knows(word);

    /// <summary>What a declared category stands for, by code, name or kind; <see cref="DeclaredCategory.None"/> for other words.</summary>
    public DeclaredCategory CategoryOf(string? declared) => _categories.Resolve(declared);

    /// <summary>Compiles the files under <c>national/</c> and <c>provinces/</c>; other sources are passed over.</summary>
    /// <exception cref="RuleFileException">A file is broken; the message names file and line.</exception>
    public static RuleSet Compile(IReadOnlyList<RuleSource> sources, InstrumentRegister instruments) =>
        RuleSetCompiler.Compile(sources, instruments);

    /// <summary>Whether a code has six digits and the prefix of a province-level jurisdiction.</summary>
    public bool Knows(string jurisdiction) =>
        jurisdiction is { Length: 6 }
        && jurisdiction.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0
        && _chains.ContainsKey(jurisdiction[..2]);

    /// <summary>What the packs say about a label. The jurisdiction must be known.</summary>
    public RuleEvaluation Evaluate(LabelCheckQuery query) => Evaluate(query, CategoryOf(query.FoodCategory));

    /// <summary>The same where the declared category is resolved already.</summary>
    internal RuleEvaluation Evaluate(LabelCheckQuery query, DeclaredCategory category)
    {
        var chain = ChainOf(query.Jurisdiction);
        var context = new RuleContext(
            query,
            category,
            chain.ProvinceName,
            chain.ProvinceText,
            chain.HasOwnList(query.PackagingForm, query.LawDate));
        var findings = new FindingList();
        var print = new PrintBuilder(chain);
        foreach (var rule in chain.Rules)
        {
            if (!rule.AppliesTo(context))
                continue;
            var version = rule.VersionOn(query.LawDate);
            if (version is not null)
                print.Take(rule);
            if (rule is FindingRule finding)
                Check(finding, version, context, findings);
        }

        Soften(chain, context, findings);
        return new RuleEvaluation(findings.All, chain.Versions, print.Build(query, _heights));
    }

    /// <summary>A jurisdiction's rules for people. The jurisdiction must be known.</summary>
    public RulePackView Show(string jurisdiction, DateOnly on) => _viewer.Show(ChainOf(jurisdiction), jurisdiction, on);

    /// <summary>The first days of editions that begin or end after a day, in order. The jurisdiction must be known.</summary>
    public IReadOnlyList<DateOnly> ChangesAfter(string jurisdiction, DateOnly day) =>
    [
        .. ChainOf(jurisdiction).Rules.SelectMany(r => r.Versions).SelectMany(v => new[] { v.From, v.To })
            .OfType<DateOnly>().Where(d => d > day).Distinct().Order(),
    ];

    /// <summary>
    /// The paper a workshop of that place works under, as far as a text was read; null where none was.
    /// The jurisdiction must be known.
    /// </summary>
    public CertificateTerms? CertificateOf(string jurisdiction) =>
        ChainOf(jurisdiction).Packs.Select(p => p.Data.Certificate).LastOrDefault(c => c is not null);

    private PackChain ChainOf(string jurisdiction)
    {
        for (var length = jurisdiction.Length; length >= 2; length -= 2)
        {
            if (_chains.TryGetValue(jurisdiction[..length], out var chain))
                return chain;
        }

        throw new ArgumentException($"Unknown jurisdiction '{jurisdiction}'.", nameof(jurisdiction));
    }

    private static void Check(FindingRule rule, RuleVersion? version, RuleContext context, FindingList findings)
    {
        var found = version is null ? null : rule.Check(context, version);
        if (found is null && rule.AnnouncedOn(context.Query.LawDate) is { } coming)
            found = Announce(rule.Check(context, coming), coming);
        if (found is null)
            return;
        if (rule is RequiredField or InnerPacks)
            findings.AddMissing(rule.Field!, found);
        else
            findings.Add(found);
    }

    private static Finding? Announce(Finding? found, RuleVersion coming) => found is null
        ? null
        : found with
        {
            Severity = Severity.Info,
            Message = coming.Announcement ?? FormattableString.Invariant($"从{coming.From:yyyy年M月d日}起有变化：{found.Message}"),
        };

    private static void Soften(PackChain chain, RuleContext context, FindingList findings)
    {
        foreach (var rule in chain.Rules)
        {
            if (rule is not ShelfLifeExemption exemption || !exemption.AppliesTo(context))
                continue;
            if (exemption.VersionOn(context.Query.LawDate) is { } version)
                findings.Soften(exemption.Field, missing => exemption.Soften(context, version, missing));
            else if (exemption.AnnouncedOn(context.Query.LawDate) is { } coming)
                findings.AddBeside(exemption.Field, missing => Announce(exemption.Soften(context, coming, missing), coming));
        }
    }

    private static Jurisdiction Describe(PackChain chain)
    {
        var code = chain.Code + "0000";
        return new Jurisdiction(code, chain.Name, chain.ProvinceText is TextReading.Full or TextReading.Notice, chain.ProvinceText);
    }
}
