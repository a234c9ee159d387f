using LabelHub.Domain.Claims.Lexicon;
using LabelHub.Domain.Claims.Matching;
using LabelHub.Domain.Claims.Views;
using LabelHub.Domain.Findings;
using LabelHub.Domain.Labels;

namespace LabelHub.Domain.Claims;

/// <summary>The law of one day and place on every rule of the lexicon. It says how severe a hit is before hits are compared.</summary>
internal sealed class ClaimLaw(ClaimLexicon lexicon, PackagingForm form, string jurisdiction, DateOnly lawDate)
{
    private const Techniques Deliberate = Techniques.Symbol | Techniques.Invisible | Techniques.Pinyin | Techniques.Homophone
        | Techniques.Components | Techniques.Emoji | Techniques.Foreign | Techniques.Lookalike;

    /// <summary>The hits with their severity; those no law of the day stands behind are left out.</summary>
    public List<Hit> Resolve(List<Hit> hits)
    {
        var resolved = new List<Hit>(hits.Count);
        foreach (var hit in hits)
        {
            if (SeverityOf(hit) is { } severity)
                resolved.Add(hit with { Severity = severity });
        }

        return resolved;
    }

    /// <summary>A hit with its severity after more of its disguise was found.</summary>
    public Hit Again(Hit hit) => hit with { Severity = SeverityOf(hit) ?? hit.Severity };

    /// <summary>The law behind a resolved hit, and what is said of it.</summary>
    public (Citation Citation, string Message) Behind(Hit hit)
    {
        var (citation, _, message) = On(hit) ?? throw new InvalidOperationException("the hit was not resolved");
        return (citation, message);
    }

    private Severity? SeverityOf(Hit hit)
    {
        if (On(hit) is not var (citation, severity, _))
            return null;
        var raised = severity == Severity.Warning && lexicon.Rules[hit.Rule].File.DisguiseRaises
            && ClaimRule.MayBlock(citation) && (hit.Techniques & Deliberate) != Techniques.None;
        return raised ? Severity.Error : severity;
    }

    private (Citation Citation, Severity Severity, string Message)? On(Hit hit) =>
        lexicon.Rules[hit.Rule].On(lawDate, form, jurisdiction);
}
