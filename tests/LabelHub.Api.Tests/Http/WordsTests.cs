using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LabelHub.Api.Tests.Labels;
using LabelHub.Api.Tests.Service;

namespace LabelHub.Api.Tests.Http;

/// <summary>Walks every endpoint with broken bodies and reads what the owner is told.</summary>
public sealed partial class WordsTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Refusals_OfEveryBrokenBody_NameTheFieldInPlainChinese()
    {
        var shop = await StockedShop.OpenAsync(host);
        List<string> failures = [];
        var refused = 0;
        foreach (var door in Doors.Guarded.Where(d => d.Body is JsonObject))
        {
            foreach (var (body, field) in Broken((JsonObject)door.Body!))
            {
                using var request = new HttpRequestMessage(new HttpMethod(door.Method), Path(door, shop.Ids));
                request.Headers.TryAddWithoutValidation("If-Match", "*");
                request.Content = new StringContent(body, Encoding.UTF8, "application/json");
                using var response = await shop.Owner.SendAsync(request);
                var text = await response.Content.ReadAsStringAsync();
                if ((int)response.StatusCode >= 500)
                    failures.Add($"{door} {body}: {text}");
                if (response.StatusCode != HttpStatusCode.BadRequest)
                    continue;
                refused++;
                var problem = JsonDocument.Parse(text).RootElement;
                var errors = problem.GetProperty("errors").EnumerateArray().ToArray();
                string[] told = [problem.GetProperty("detail").GetString()!, .. errors.Select(e => e.GetProperty("message").GetString()!)];
                if (told.Any(t => Foreign().IsMatch(t)))
                    failures.Add($"{door} {body}: {string.Join(" | ", told)}");
                if (field is not null && !errors.Any(e => e.GetProperty("field").GetString()!.Contains(field, StringComparison.Ordinal)))
                    failures.Add($"{door} {body}: {string.Join(", ", errors.Select(e => e.GetProperty("field").GetString()))} is not {field}");
            }
        }

        Assert.Empty(failures);
        Assert.True(refused > 150, refused.ToString(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("productionDate", "\"20261130\"", "生产日期请这样写：2026-11-30。")]
    [InlineData("productionTime", "630", "生产时间请这样写：06:30。")]
    [InlineData("pot", "\"3\"", "锅次请填整数，例如 3。")]
    public async Task Batch_ValueOfAnotherForm_ShowsHowItIsWritten(string field, string json, string expected)
    {
        var shop = await Shop.OpenAsync(host);
        var body = new JsonObject { ["productionDate"] = "2026-11-20" };
        body[field] = JsonNode.Parse(json);

        using var response = await shop.SendAsync(shop.Batches, body);

        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(expected, problem.GetProperty("detail").GetString());
        Assert.Equal(field, problem.GetProperty("errors")[0].GetProperty("field").GetString());
    }

    [Theory]
    [InlineData("label", "fodName", "label.fodName", "foodName")]
    [InlineData("", "jurisdicton", "jurisdicton", "jurisdiction")]
    [InlineData("label", "reason", "label.reason", null)]
    public async Task Body_UnknownMember_IsRefusedWithTheNearestKnown(string under, string member, string field, string? nearest)
    {
        var request = Requests.Check();
        (under.Length == 0 ? request : (JsonObject)request[under]!)[member] = "x";

        var (response, problem) = await host.PostJsonAsync("/v1/label-checks", request);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var error = problem.GetProperty("errors")[0];
        Assert.Equal(field, error.GetProperty("field").GetString());
        Assert.Equal(nearest, error.TryGetProperty("nearest", out var near) ? near.GetString() : null);
    }

    [Theory]
    [InlineData("?limt=5", "limt")]
    [InlineData("?limit=abc", "limit")]
    [InlineData("?limit=5&copies=2", "copies")]
    public async Task Query_UnknownOrUnreadable_IsRefusedByName(string query, string field)
    {
        var shop = await Shop.OpenAsync(host);

        using var response = await shop.Owner.GetAsync(shop.Products + query);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(field, problem.GetProperty("errors")[0].GetProperty("field").GetString());
        Assert.DoesNotMatch(Foreign(), problem.GetProperty("detail").GetString());
    }

    [GeneratedRegex("(?<![A-Za-z])(?!PDF)[A-Za-z]{3,}|第 ?\\d+ ?行|JSON|UTF", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Foreign();

    private static string Path(GuardedEndpoint door, IReadOnlyDictionary<string, string> ids) =>
        ids.Aggregate(door.Pattern, (path, id) => path.Replace("{" + id.Key + "}", id.Value, StringComparison.Ordinal));

    /// <summary>The body broken in every place, each with the field that the refusal must name.</summary>
    private static IEnumerable<(string Body, string? Field)> Broken(JsonObject good)
    {
        foreach (var body in new[] { "", "{", "null", "[]", "7", "\"x\"", "{}" })
            yield return (body, null);
        foreach (var (path, value) in Members(good, ""))
        {
            foreach (var wrong in Wrong(value))
                yield return (With(good, path, wrong), path.Split('.')[^1]);
        }

        yield return (With(good, "unknownMember", "1"), "unknownMember");
    }

    private static IEnumerable<(string Path, JsonNode? Value)> Members(JsonObject of, string under)
    {
        foreach (var (name, value) in of)
        {
            yield return (under + name, value);
            if (value is JsonObject inner && name != "results")
            {
                foreach (var deeper in Members(inner, under + name + "."))
                    yield return deeper;
            }
        }
    }

    private static string[] Wrong(JsonNode? value) => value switch
    {
        null => ["{\"a\":[]}"],
        JsonObject => ["7", "\"x\"", "[]"],
        JsonArray => ["7", "\"x\"", "{}"],
        _ when value.GetValueKind() == JsonValueKind.String => ["7", "[]", "true"],
        _ when value.GetValueKind() == JsonValueKind.Number => ["\"3\"", "[]", "1.5e99", "{}"],
        _ => ["\"yes\"", "1", "[]"],
    };

    private static string With(JsonObject good, string path, string wrong)
    {
        var body = (JsonObject)good.DeepClone();
        var steps = path.Split('.');
        var at = steps[..^1].Aggregate(body, (node, step) => (JsonObject)node[step]!);
        at[steps[^1]] = JsonNode.Parse(wrong);
        return body.ToJsonString();
    }
}
