using LabelHub.Domain.Rules;

namespace LabelHub.Rendering.Printers.Profiles;

/// <summary>Reads files of <c>printers/</c> as strictly as rules, and places what is wrong.</summary>
internal static class ProfileYaml
{
    public static T Read<T>(RuleSource source)
        where T : class
    {
        try
        {
            return RuleYaml.Read<T>(source);
        }
        catch (RuleFileException e)
        {
            throw new PrinterProfileException(e.Path, e.Line, e.Problem, e);
        }
    }

    /// <summary>What is wrong with the value of a key.</summary>
    public static PrinterProfileException Wrong(RuleSource source, string key, string problem) =>
        new(source.Path, LineOf(source.Text, key), $"{key}: {problem}");

    /// <summary>The one-based line that a key begins; 1 where it stands nowhere.</summary>
    private static int LineOf(string text, string key)
    {
        var line = text.Split('\n').TakeWhile(l => !l.TrimStart().StartsWith(key + ":", StringComparison.Ordinal)).Count() + 1;
        return line > text.AsSpan().Count('\n') + 1 ? 1 : line;
    }
}
