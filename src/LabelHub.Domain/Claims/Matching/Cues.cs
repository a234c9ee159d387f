using LabelHub.Domain.Claims.Lexicon;
using LabelHub.Domain.Claims.Views;

namespace LabelHub.Domain.Claims.Matching;

/// <summary>
/// Takes out words of the body and of looks that stand alone: 皱纹 is a claim beside 吃 or 没了, not in 满脸皱纹的老匠人. Whoever hides
/// the word meant it.
/// </summary>
internal static class Cues
{
    /// <summary>How many cells before the word its cue may begin, and how many may lie between the word and a cue after it.</summary>
    private const int Reach = 8;

    public static void Require(List<Token> tokens, ClaimLexicon lexicon, Walls walls)
    {
        if (!tokens.Exists(static t => t.Entry.NeedsCue))
            return;
        var cues = tokens.FindAll(t => IsCue(t, lexicon));
        tokens.RemoveAll(token => token.Entry.NeedsCue && token.Techniques == Techniques.None && !HasCue(token, cues, walls));
    }

    private static bool IsCue(Token token, ClaimLexicon lexicon) =>
        token.Entry.Kind == EntryKind.Gate && lexicon.Gates[token.Entry.Index].Side == GateSide.Cue;

    /// <summary>The cues come in the order of the text: only those within reach are looked at.</summary>
    private static bool HasCue(Token token, List<Token> cues, Walls walls)
    {
        for (var i = cues.FirstFrom(token.FirstCell - Reach); i < cues.Count && cues[i].FirstCell <= token.EndCell + Reach; i++)
        {
            var cue = cues[i];
            if ((cue.EndCell <= token.FirstCell || cue.FirstCell >= token.EndCell)
                && walls.Sentence(cue.FirstCell) == walls.Sentence(token.FirstCell))
                return true;
        }

        return false;
    }
}
