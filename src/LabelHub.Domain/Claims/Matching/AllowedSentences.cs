using LabelHub.Domain.Claims.Lexicon;
using LabelHub.Domain.Claims.Views;

namespace LabelHub.Domain.Claims.Matching;

/// <summary>
/// The nutrient function sentences of GB 28050 may be used word for word, and only whole: nothing added, left out or
/// merged. So whole sentences are compared, and nothing looser.
/// </summary>
internal static class AllowedSentences
{
    public static List<Hit> Find(LightView light, Walls walls, ClaimLexicon lexicon)
    {
        var found = new List<Hit>();
        var allowed = lexicon.Sentences.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var start = 0; start < light.Count;)
        {
            var end = start + 1;
            while (end < light.Count && walls.Sentence(end) == walls.Sentence(start))
                end++;
            if (allowed.Contains(light.Letters[start..end]))
                found.Add(new Hit(lexicon.SentenceRule, light.Start(start), light.End(end - 1), start, end, Techniques.None));
            start = end;
        }

        return found;
    }

    /// <summary>Takes out the words within allowed sentences; both come in the order of the text.</summary>
    public static void Cancel(List<Token> tokens, List<Hit> allowed)
    {
        var next = 0;
        tokens.RemoveAll(token =>
        {
            while (next < allowed.Count && allowed[next].End <= token.Start)
                next++;
            return next < allowed.Count && allowed[next].Start <= token.Start && token.End <= allowed[next].End;
        });
    }
}
