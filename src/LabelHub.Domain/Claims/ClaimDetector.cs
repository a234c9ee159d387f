using LabelHub.Domain.Claims.Lexicon;
using LabelHub.Domain.Claims.Matching;
using LabelHub.Domain.Claims.Views;
using LabelHub.Domain.Findings;
using LabelHub.Domain.Labels;
using LabelHub.Domain.Rules;

namespace LabelHub.Domain.Claims;

/// <summary>
/// Finds what a label may not claim: cures, health functions, superlatives and the rest, in plain words and in disguise.
/// Compiled once from <c>rules/claims/</c>; immutable, share one.
/// </summary>
public sealed class ClaimDetector
{
    /// <summary>More findings than this in one field help nobody: the worst are kept.</summary>
    private const int MostPerField = 8;

    private readonly ClaimLexicon _lexicon;

    private ClaimDetector(ClaimLexicon lexicon) => _lexicon = lexicon;

    /// <summary>The automaton over all words, for measuring.</summary>
    public Automaton Automaton => _lexicon.Automaton;

    /// <summary>The rules, as their files state them.</summary>
    public IEnumerable<ClaimRuleFile> Rules => _lexicon.Rules.Select(rule => rule.File);

    /// <summary>The days on which a version of a rule begins or ends.</summary>
    internal IEnumerable<DateOnly> Changes =>
        Rules.SelectMany(rule => rule.Versions).SelectMany(version => new[] { version.From, version.To }).OfType<DateOnly>();

    /// <exception cref="RuleFileException">A file is missing or broken; the message names file and line.</exception>
    public static ClaimDetector Compile(IReadOnlyList<RuleSource> sources, InstrumentRegister instruments) =>
        new(LexiconReader.Read(sources, instruments));

    /// <summary>
    /// Reads a text through its light view with an automaton's eyes, for measuring: folds
    /// it, keeps the places, scans it.
    /// </summary>
    public void ScanLight<TSink>(string text, Automaton automaton, ref TSink sink)
        where TSink : struct, IMatchSink => automaton.Scan(LightView.Of(text, _lexicon.Variants.Folds).Letters, ref sink);

    /// <summary>The claims of a label under the law of a day, field by field, the gravest first.</summary>
    public IReadOnlyList<Finding> Detect(LabelContent content, PackagingForm form, string jurisdiction, DateOnly lawDate)
    {
        var law = new ClaimLaw(_lexicon, form, jurisdiction, lawDate);
        var writer = new FindingWriter(_lexicon, law);
        var findings = new List<Finding>();
        var texts = new List<FieldText>();
        foreach (var (field, text) in LabelFields.Texts(content))
        {
            var light = LightView.Of(text, _lexicon.Variants.Folds);
            var hits = TextAnalysis.Of(text, light, FieldKind.Of(field), _lexicon, law);
            foreach (var hit in Worst(hits))
                findings.Add(writer.Write(field, text, hit));
            texts.Add(new FieldText(field, text, light, hits));
        }

        findings.AddRange(CrossFieldPass.Find(texts, _lexicon, law, writer));
        return findings;
    }

    /// <summary>Of hits sorted by severity the first, but of each severity every rule speaks once before one speaks again.</summary>
    private static List<Hit> Worst(List<Hit> hits)
    {
        if (hits.Count <= MostPerField)
            return hits;
        var said = new Dictionary<(Severity, int), int>();
        var ranked = new List<(Hit Hit, int Place, int Time)>(hits.Count);
        foreach (var hit in hits)
        {
            var time = said[(hit.Severity, hit.Rule)] = said.GetValueOrDefault((hit.Severity, hit.Rule)) + 1;
            ranked.Add((hit, ranked.Count, time));
        }

        return [.. ranked.OrderByDescending(r => r.Hit.Severity).ThenBy(r => r.Time).ThenBy(r => r.Place).Take(MostPerField)
            .OrderBy(r => r.Place).Select(r => r.Hit)];
    }
}
