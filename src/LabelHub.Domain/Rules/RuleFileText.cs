namespace LabelHub.Domain.Rules;

/// <summary>A rule file has two parts: the rule, and from the line <c>cases:</c> on its cases.</summary>
public static class RuleFileText
{
    private const string CasesKey = "cases:";

    /// <summary>The rule without its cases, which only the tests read.</summary>
    public static RuleSource RulePart(RuleSource source)
    {
        var at = CasesAt(source.Text);
        return at < 0 ? source : source with { Text = source.Text[..at] };
    }

    /// <summary>The cases under their own line numbers; null where the file has none.</summary>
    public static RuleSource? CasesPart(RuleSource source)
    {
        var at = CasesAt(source.Text);
        if (at < 0)
            return null;
        var linesBefore = source.Text.AsSpan(0, at).Count('\n');
        return source with { Text = new string('\n', linesBefore) + source.Text[at..] };
    }

    /// <summary>The one-based line that holds some words; 1 where none does.</summary>
    internal static int LineOf(RuleSource source, string words)
    {
        var at = source.Text.IndexOf(words, StringComparison.Ordinal);
        return at < 0 ? 1 : source.Text.AsSpan(0, at).Count('\n') + 1;
    }

    private static int CasesAt(string text)
    {
        if (text.StartsWith(CasesKey, StringComparison.Ordinal))
            return 0;
        var at = text.IndexOf("\n" + CasesKey, StringComparison.Ordinal);
        return at < 0 ? -1 : at + 1;
    }
}
