using System.Text.Json;
using System.Text.RegularExpressions;
using LabelHub.Api.Features.Home;
using LabelHub.Api.Tests.Service;
using LabelHub.TestKit;

namespace LabelHub.Api.Tests.Documents;

/// <summary>docs/api.md, the running host and /openapi/v1.json tell one story.</summary>
public sealed partial class ContractTests(ApiHost host) : IClassFixture<ApiHost>
{
    private static readonly Row[] Rows = [.. File.ReadLines(Repository.PathOf("docs", "api.md")).Select(Row.Read).OfType<Row>()];

    /// <summary>HEAD goes with GET, and the reference to read is offered in development and demonstrations only: no part of the contract.</summary>
    [Fact]
    public void Endpoints_OnThePage_AreThoseOfTheHost() => Assert.Equal(
        Doors.Public.Where(d => !d.StartsWith("HEAD ", StringComparison.Ordinal) && !d.StartsWith($"GET {ApiReference.Path}/", StringComparison.Ordinal)).Concat(Doors.Guarded.Select(d => d.Name)).Order(StringComparer.Ordinal),
        Rows.Select(r => r.Name).Order(StringComparer.Ordinal));

    [Fact]
    public async Task Endpoints_OnThePage_AreThoseOfOpenApi()
    {
        var paths = (await OpenApiAsync()).GetProperty("paths");
        var described = from path in paths.EnumerateObject()
                        from method in path.Value.EnumerateObject()
                        select $"{method.Name.ToUpperInvariant()} {path.Name}";

        Assert.Equal(
            Rows.Select(r => r.Name).Where(n => n.Contains(" /v1/", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            described.Where(n => n.Contains(" /v1/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Answers_OnThePage_HaveTheirMembersInOpenApi()
    {
        var document = await OpenApiAsync();
        var missing = from row in Rows
                      from member in row.Answer
                      where !Members(document, row).Contains(member)
                      select $"{row.Name}: {member}";

        Assert.Empty(missing);
        Assert.True(Rows.Count(r => r.Answer.Length > 0) >= 8, "The page's answers are read.");
    }

    private static string[] Members(JsonElement document, Row row)
    {
        var operation = document.GetProperty("paths").GetProperty(row.Path).GetProperty(row.Method.ToLowerInvariant());
        var success = operation.GetProperty("responses").EnumerateObject().First(r => r.Name[0] == '2').Value;
        var schema = success.GetProperty("content").GetProperty("application/json").GetProperty("schema").GetProperty("$ref").GetString()!;
        var described = document.GetProperty("components").GetProperty("schemas").GetProperty(schema[(schema.LastIndexOf('/') + 1)..]);
        return [.. described.GetProperty("properties").EnumerateObject().Select(p => p.Name)];
    }

    private async Task<JsonElement> OpenApiAsync()
    {
        using var visitor = host.CreateClient(token: null);
        return JsonDocument.Parse(await visitor.GetStringAsync("/openapi/v1.json")).RootElement;
    }

    /// <summary>One row of a table: method, path, and the members the answer's first brace names.</summary>
    private sealed record Row(string Method, string Path, string[] Answer)
    {
        public string Name => $"{Method} {Path}";

        public static Row? Read(string line)
        {
            var call = Call().Match(line);
            if (!call.Success)
                return null;
            var answer = AnswerMembers().Match(line.Split(" | ")[^1]);
            string[] members = answer.Success ? [.. answer.Groups["names"].Value.Split(',', StringSplitOptions.TrimEntries)] : [];
            return new Row(call.Groups["method"].Value, call.Groups["path"].Value, members);
        }
    }

    [GeneratedRegex(@"^\| (?<method>GET|POST|PUT|DELETE) `(?<path>\S+)` \|", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Call();

    [GeneratedRegex(@"`\{(?<names>[a-zA-Z0-9, ]+)\}`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AnswerMembers();
}
