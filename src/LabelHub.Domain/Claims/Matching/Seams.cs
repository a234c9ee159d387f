using LabelHub.Domain.Claims.Lexicon;

namespace LabelHub.Domain.Claims.Matching;

/// <summary>
/// Takes out words read across the seam between two ordinary words, as 头风 in 街头风味 and 气色 in 香气色泽: where both
/// neighbours are words that reach beyond the claim, nobody wrote the claim.
/// </summary>
internal static class Seams
{
    /// <summary>Longer words do not meet by chance.</summary>
    private const int Longest = 4;

    /// <summary>Cancels what lies across a seam; the ordinary words themselves are gone afterwards.</summary>
    public static void Cancel(List<Token> tokens, int cells)
    {
        if (!tokens.Exists(static t => t.Entry.Kind == EntryKind.Ordinary))
            return;
        var startOf = new int[cells + 1]; // of the longest ordinary word that ends at a border
        var endOf = new int[cells + 1]; // of the longest one that starts there
        Array.Fill(startOf, cells);
        foreach (var token in tokens)
        {
            if (token.Entry.Kind != EntryKind.Ordinary)
                continue;
            startOf[token.EndCell] = Math.Min(startOf[token.EndCell], token.FirstCell);
            endOf[token.FirstCell] = Math.Max(endOf[token.FirstCell], token.EndCell);
        }

        tokens.RemoveAll(token => token.Entry.Kind == EntryKind.Ordinary
            || (token.Entry.Kind is EntryKind.Lexeme or EntryKind.Slot && LiesAcross(token, startOf, endOf)));
    }

    private static bool LiesAcross(Token token, int[] startOf, int[] endOf)
    {
        if (token.EndCell - token.FirstCell > Longest)
            return false;
        for (var seam = token.FirstCell + 1; seam < token.EndCell; seam++)
        {
            if (startOf[seam] < token.FirstCell && endOf[seam] > token.EndCell)
                return true;
        }

        return false;
    }
}
