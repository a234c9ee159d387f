using LabelHub.Domain.Claims.Lexicon;
using LabelHub.Domain.Findings;

namespace LabelHub.Domain.Claims.Matching;

/// <summary>Makes one hit of what an owner would call one phrase.</summary>
internal static class HitMerger
{
    /// <summary>How many cells of one clause may lie between two phrases that break the same rule.</summary>
    private const int Between = 2;

    /// <summary>The phrases, in the order of the text, none overlapping another.</summary>
    public static List<Hit> Merge(List<Hit> hits, ClaimLexicon lexicon, Walls walls)
    {
        hits.Sort(static (a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End.CompareTo(a.End));
        var apart = new List<Hit>();
        foreach (var hit in hits)
        {
            if (apart.Count > 0 && hit.Start < apart[^1].End)
                apart[^1] = Combine(apart[^1], hit, lexicon);
            else
                apart.Add(hit);
        }

        var merged = new List<Hit>();
        foreach (var hit in apart)
        {
            if (merged.Count > 0 && Belongs(merged[^1], hit, walls))
                merged[^1] = Union(merged[^1], hit);
            else
                merged.Add(hit);
        }

        return merged;
    }

    /// <summary>Of two that overlap the graver speaks; of two equally grave the longer phrase, then the higher rank.</summary>
    private static Hit Combine(Hit first, Hit second, ClaimLexicon lexicon)
    {
        if (first.Rule == second.Rule)
            return Union(first, second);
        var speaks = Weight(second, lexicon).CompareTo(Weight(first, lexicon)) > 0 ? second : first;
        return speaks with { Techniques = first.Techniques | second.Techniques };
    }

    private static (Severity, int, int) Weight(Hit hit, ClaimLexicon lexicon)
    {
        var rule = lexicon.Rules[hit.Rule].File;
        return (rule.Severity, hit.EndCell - hit.FirstCell, rule.Rank);
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
