using LabelHub.Domain.Claims.Lexicon;
using LabelHub.Domain.Claims.Views;

namespace LabelHub.Domain.Claims.Matching;

/// <summary>All steps for one text: views, words, templates, gates, phrases.</summary>
internal static class TextAnalysis
{
    /// <summary>
    /// The claims of a text under the law of the day, the gravest first, then clause by clause; the sentences the law
    /// allows come as hits of their own rule.
    /// </summary>
    public static List<Hit> Of(string text, LightView light, FieldKinds field, ClaimLexicon lexicon, ClaimLaw law)
    {
        var hits = new List<Hit>();
        if (light.Count < 2 || !lexicon.RulesOf.TryGetValue(field, out var rules))
            return hits;
        var tokens = new TokenCollector(lexicon, text, light, field).Collect();
        if (tokens.Count == 0)
            return hits;
        var walls = new Walls(light);
        var allowed = AllowedSentences.Find(light, walls, lexicon);
        if (allowed.Count > 0)
            AllowedSentences.Cancel(tokens, allowed);
        Seams.Cancel(tokens, light.Count);
        TokenFilter.CancelExceptions(tokens, lexicon);
        TokenFilter.RequireEdges(tokens, lexicon, light, field);
        Cues.Require(tokens, lexicon, walls);
        foreach (var token in tokens)
        {
            if (token.Entry.Kind == EntryKind.Lexeme)
                hits.Add(new Hit(token.Entry.Index, token.Start, token.End, token.FirstCell, token.EndCell, token.Techniques));
        }

        new TemplateMatcher(lexicon, field, walls).Match(tokens, hits);
        hits.RemoveAll(hit => (rules & (1UL << hit.Rule)) == 0);
        Gatekeeper.Silence(hits, tokens, lexicon, walls);
        hits.AddRange(allowed);
        var phrases = HitMerger.Merge(law.Resolve(hits), lexicon, walls, law);
        return phrases.Count < 2
            ? phrases
            : [.. phrases.OrderByDescending(hit => hit.Severity)
                .ThenBy(hit => walls.Clause(hit.FirstCell))
                .ThenByDescending(hit => lexicon.Rules[hit.Rule].File.Rank)];
    }
}
