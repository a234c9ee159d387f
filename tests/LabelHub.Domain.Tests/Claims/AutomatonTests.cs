using FsCheck;
using FsCheck.Fluent;
using LabelHub.Domain.Claims.Matching;

namespace LabelHub.Domain.Tests.Claims;

/// <summary>The automaton finds what looking at every place of the text finds, in the same order.</summary>
public sealed class AutomatonTests
{
    /// <summary>Few letters, so that patterns hide, overlap and continue one another.</summary>
    private static readonly Gen<string> Words = Gen.Elements('a', 'b', 'c', '血', '\0').NonEmptyListOf().Select(string.Concat);

    [Fact]
    public void Scan_AnyPatternsAndText_FindsEveryOccurrence()
    {
        var cases = (from patterns in Words.ListOf()
                     from text in Words
                     select (Patterns: patterns.Distinct(StringComparer.Ordinal).ToArray(), Text: text)).ToArbitrary();
        Prop.ForAll(cases, c => Assert.Equal(Everywhere(c.Patterns, c.Text), Scan(c.Patterns, c.Text)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(400));
    }

    /// <summary>As many as the real lists hold: rows of every length have to find a place.</summary>
    [Fact]
    public void Scan_ThirtyThousandPatterns_FindsEveryOccurrence()
    {
        var random = new Random(20261121);
        var patterns = new HashSet<string>(StringComparer.Ordinal);
        while (patterns.Count < 30_000)
        {
            var letters = Enumerable.Range(0, random.Next(1, 7)).Select(_ => (char)('一' + (random.Next(50) * random.Next(50))));
            patterns.Add(string.Concat(letters));
        }

        string[] list = [.. patterns];
        var text = string.Concat(Enumerable.Range(0, 300).Select(_ => list[random.Next(list.Length)]));
        var found = Scan(list, text);
        Assert.True(found.Count >= 300, $"only {found.Count} found");
        Assert.Equal(Everywhere(patterns, text).Order(), found.Order());
    }

    [Fact]
    public void Build_WithoutPatterns_FindsNothing() => Assert.Empty(Scan([], "血糖"));

    [Theory]
    [InlineData("血", "血")]
    [InlineData("降血糖降血脂", "降血糖降血脂")]
    [InlineData("血", "")]
    public void Build_RepeatedOrEmptyPattern_IsRefused(string first, string second) =>
        Assert.Throws<ArgumentException>("patterns", () => Automaton.Build([first, "a", second]));

    private static List<(int End, int Start)> Scan(string[] patterns, string text)
    {
        var found = new Found([]);
        Automaton.Build(patterns).Scan(text, ref found);
        return [.. found.Matches.Select(m => (m.End, m.End - patterns[m.Pattern].Length))];
    }

    /// <summary>By the end of the match, the longest first.</summary>
    private static List<(int End, int Start)> Everywhere(IReadOnlyCollection<string> patterns, string text)
    {
        var known = patterns.ToHashSet(StringComparer.Ordinal);
        var longest = patterns.Select(p => p.Length).DefaultIfEmpty().Max();
        return
        [
            .. from end in Enumerable.Range(1, text.Length)
               from start in Enumerable.Range(Math.Max(0, end - longest), Math.Min(end, longest))
               where known.Contains(text[start..end])
               select (end, start),
        ];
    }

    private readonly record struct Found(List<(int Pattern, int End)> Matches) : IMatchSink
    {
        public void Match(int pattern, int end) => Matches.Add((pattern, end));
    }
}
