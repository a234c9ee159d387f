using System.Security.Cryptography;
using System.Text;

namespace LabelHub.Domain.Rules;

/// <summary>A rule file as read: Domain does no disk, so whoever reads it hands over path and text.</summary>
/// <param name="Path">Relative to <c>rules/</c>, with forward slashes.</param>
/// <param name="Text">The file's content.</param>
public sealed record RuleSource(string Path, string Text)
{
    private const int EditionDigits = 12;

    /// <summary>A short hash that changes with any of the files.</summary>
    public static string EditionOf(IEnumerable<RuleSource> sources)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var source in sources.OrderBy(s => s.Path, StringComparer.Ordinal))
            hash.AppendData(Encoding.UTF8.GetBytes(source.Path + "\n" + source.Text.ReplaceLineEndings("\n") + "\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..EditionDigits];
    }
}

/// <summary>A rule file that cannot be used; it stops the start.</summary>
public sealed class RuleFileException : Exception
{
    public RuleFileException(string path, long line, string problem)
        : base(FormattableString.Invariant($"rules/{path}:{line}: {problem}"))
    {
        Path = path;
        Line = line;
        Problem = problem;
    }

    public RuleFileException(string path, long line, string problem, Exception inner)
        : base(FormattableString.Invariant($"rules/{path}:{line}: {problem}"), inner)
    {
        Path = path;
        Line = line;
        Problem = problem;
    }

    /// <summary>Relative to <c>rules/</c>.</summary>
    public string Path { get; }

    /// <summary>One-based; 1 where the problem is the file as a whole.</summary>
    public long Line { get; }

    /// <summary>What is wrong, without the place.</summary>
    public string Problem { get; }
}
