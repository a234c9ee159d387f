using LabelHub.Domain.Claims.Lexicon;
using LabelHub.Domain.Findings;

namespace LabelHub.Domain.Claims.Matching;

/// <summary>Makes one hit of what an owner would call one phrase.</summary>
internal static class HitMerger
{
    /// <summary>How many cells of one clause may lie between two phrases that break the same rule.</summary>
    private const int Between = 2;

    /// <summary>A difference in rank that settles which rule speaks, whatever the length of the phrases.</summary>
    private const int FarApart = 20;

    /// <summary>
    /// The phrases of resolved hits, in the order of the text. Where two rules overlap and one covers the other only one speaks;
    /// where each says something of its own, both do.
    /// </summary>
    public static List<Hit> Merge(List<Hit> hits, ClaimLexicon lexicon, Walls walls, ClaimLaw law)
    {
        hits.Sort(static (a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End.CompareTo(a.End));
        var apart = new List<Hit>();
        foreach (var hit in hits)
        {
            var next = hit;
            while (apart.Count > 0 && next.Start < apart[^1].End)
            {
                if (Combine(apart[^1], next, lexicon) is not { } one)
                    break;
                apart.RemoveAt(apart.Count - 1);
                next = law.Again(one);
            }

            apart.Add(next);
        }

        var merged = new List<Hit>();
        foreach (var hit in apart)
        {
            if (merged.Count > 0 && Belongs(merged[^1], hit, walls))
                merged[^1] = law.Again(Union(merged[^1], hit));
            else
                merged.Add(hit);
        }

        return merged;
    }

    /// <summary>
    /// Of two that overlap the graver speaks; of two equally grave the one far higher in rank, else the longer phrase. Null where
    /// the other would lose words that nobody else speaks of.
    /// </summary>
    private static Hit? Combine(Hit first, Hit second, ClaimLexicon lexicon)
    {
        if (first.Rule == second.Rule)
            return Union(first, second);
        var (speaks, silent) = Outweighs(second, first, lexicon) ? (second, first) : (first, second);
        if (!speaks.Covers(silent) && silent.Severity > Severity.Info)
            return null;
        return speaks with { Techniques = first.Techniques | second.Techniques };
    }

    private static bool Outweighs(Hit hit, Hit other, ClaimLexicon lexicon)
    {
        if (hit.Severity != other.Severity)
            return hit.Severity > other.Severity;
        var (rule, otherRule) = (lexicon.Rules[hit.Rule].File, lexicon.Rules[other.Rule].File);
        if (Math.Abs(rule.Rank - otherRule.Rank) >= FarApart)
            return rule.Rank > otherRule.Rank;
        var (length, otherLength) = (hit.EndCell - hit.FirstCell, other.EndCell - other.FirstCell);
        return length != otherLength ? length > otherLength : rule.Rank > otherRule.Rank;
    }

    private static bool Belongs(Hit first, Hit second, Walls walls)
    {
        if (first.Rule != second.Rule)
            return false;
        var gap = second.FirstCell - first.EndCell;
        return gap <= 0 || (gap <= Between && walls.Clause(first.EndCell - 1) == walls.Clause(second.FirstCell));
    }

    private static Hit Union(Hit first, Hit second) => new(
        first.Rule,
        Math.Min(first.Start, second.Start),
        Math.Max(first.End, second.End),
        Math.Min(first.FirstCell, second.FirstCell),
        Math.Max(first.EndCell, second.EndCell),
        first.Techniques | second.Techniques);
}
