using System.Text.RegularExpressions;
using LabelHub.TestKit;

namespace LabelHub.Api.Tests.Documents;

/// <summary>docs/decisions: every record has number, date and status, and the index says the same.</summary>
public sealed partial class DecisionsTests
{
    private static readonly string Folder = Repository.PathOf("docs", "decisions");

    [Fact]
    public void Index_ListsEveryRecord_WithItsTitleStatusAndDate()
    {
        var index = IndexLine().Matches(File.ReadAllText(Path.Combine(Folder, "README.md")))
            .Select(m => (m.Groups["file"].Value, m.Groups["title"].Value, m.Groups["status"].Value));

        var records = Directory.EnumerateFiles(Folder, "0*.md").Order(StringComparer.Ordinal).Select(Read);

        Assert.Equal(records, index);
    }

    private static (string File, string Title, string Status) Read(string path)
    {
        var name = Path.GetFileName(path);
        var record = Head().Match(File.ReadAllText(path));
        Assert.True(record.Success, $"{name} does not begin with number, title, date and status");
        Assert.StartsWith(record.Groups["number"].Value + "-", name, StringComparison.Ordinal);
        return (name, record.Groups["title"].Value, $"{record.Groups["status"].Value.ToLowerInvariant()} {record.Groups["date"].Value}");
    }

    [GeneratedRegex(@"^\| \[\d{4}\]\((?<file>[^)]+)\) \| (?<title>[^|]+) \| (?<status>[^|]+) \|\r?$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IndexLine();

    [GeneratedRegex(@"\A# (?<number>\d{4})\. (?<title>[^\n]+)\n\n(?<date>\d{4}-\d{2}-\d{2})\. (?<status>Proposed|Accepted|Superseded by \d{4})[.;]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Head();
}
