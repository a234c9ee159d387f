using System.Text.RegularExpressions;
using LabelHub.TestKit;

namespace LabelHub.WeChat.Tests.Fake;

/// <summary>docs/messages.md names a test for each line of "How strict the fake is": all of them exist, and none is left out.</summary>
public sealed partial class StrictnessTableTests
{
    private static readonly Type[] Classes = [.. typeof(StrictnessTableTests).Assembly.GetTypes().Where(t => t.IsPublic && t.Name.EndsWith("Tests", StringComparison.Ordinal))];

    [Fact]
    public async Task Table_EveryLine_IsHeldByATest()
    {
        var rows = await ReadRowsAsync();
        Assert.True(rows.Count > 30);
        Assert.All(rows, row =>
        {
            var cells = Bar().Split(row.Trim('|', ' '));
            Assert.Equal(4, cells.Length);
            var names = Name().Matches(cells[3]).Select(m => m.Groups["name"].Value).ToList();
            Assert.NotEmpty(names);
            Assert.All(names, name => Assert.Contains(name, Known(), StringComparer.Ordinal));
            Assert.NotEmpty(cells[2].Trim());
        });
    }

    [Fact]
    public async Task Table_EveryTestOfTheFakesStrictness_IsInIt()
    {
        var table = string.Concat(await ReadRowsAsync());
        Assert.All(TestsOf(typeof(FakeStrictnessTests)).Concat(TestsOf(typeof(FakePhoneTests))), name => Assert.Contains(name, table, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Known() => Classes.SelectMany(c => TestsOf(c).SelectMany(name => new[] { name, $"{c.Name}.{name}" }));

    private static IEnumerable<string> TestsOf(Type type) => type.GetMethods().Where(m => m.IsDefined(typeof(FactAttribute), inherit: true)).Select(m => m.Name);

    private static async Task<List<string>> ReadRowsAsync()
    {
        var lines = await File.ReadAllLinesAsync(Repository.PathOf("docs", "messages.md"));
        return [.. lines.SkipWhile(l => l != "## How strict the fake is").Skip(1).TakeWhile(l => !l.StartsWith("## ", StringComparison.Ordinal))
            .Where(l => l.StartsWith('|')).Skip(2)];
    }

    [GeneratedRegex(@" \| ?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Bar();

    [GeneratedRegex("`(?<name>[A-Za-z0-9_.]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();
}
