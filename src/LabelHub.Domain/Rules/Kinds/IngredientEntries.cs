namespace LabelHub.Domain.Rules.Kinds;

/// <summary>The entries of an ingredient list as typed, for rules that look at their order and amounts.</summary>
internal static class IngredientEntries
{
    /// <summary>The stretches between separators that stand in no bracket.</summary>
    public static IEnumerable<Range> Of(string text)
    {
        var depth = 0;
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || (depth == 0 && text[i] is '、' or '，' or ',' or ';' or '；' or '。' or '\n'))
            {
                if (i > start)
                    yield return start..i;
                start = i + 1;
            }
            else if (text[i] is '（' or '(' or '[' or '【' or '［')
            {
                depth++;
            }
            else if (text[i] is '）' or ')' or ']' or '】' or '］')
            {
                depth = Math.Max(0, depth - 1);
            }
        }
    }
}
