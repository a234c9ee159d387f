using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace LabelHub.Api.Tests.Http;

/// <summary>Walks every endpoint that takes a body with everything a broken client sends.</summary>
public sealed class ErrorShapeTests(ApiHost host) : IClassFixture<ApiHost>
{
    private static readonly string[] Posts = ["/v1/label-checks", "/v1/label-checks/batch", "/v1/label-renderings"];

    private static readonly (string Name, string Body, int Status, string Code)[] BadBodies =
    [
        ("no body", "", 400, "request.malformed"),
        ("not JSON", "{", 400, "request.malformed"),
        ("null", "null", 400, "request.malformed"),
        ("a list", "[]", 400, "request.malformed"),
        ("a number", "7", 400, "request.malformed"),
        ("empty object", "{}", 400, "request.invalid"),
        ("too deep", new string('[', 2000), 400, "request.malformed"),
        ("oversized", "{\"x\":\"" + new string('x', 3 * 1024 * 1024) + "\"}", 413, "request.tooLarge"),
        ("not UTF-8", "{\"items\":[{\"jurisdiction\":\"\u00ff\"}],\"jurisdiction\":\"\u00ff\"}", 400, "request.malformed"),
    ];

    private static readonly (string Json, string Field)[] BadLabels =
    [
        ("""{"jurisdiction":450000}""", "jurisdiction"),
        ("""{"packagingForm":"boxed"}""", "packagingForm"),
        ("""{"packagingForm":1}""", "packagingForm"),
        ("""{"packagingForm":"bulk,prepackaged"}""", "packagingForm"),
        ("""{"packagingForm":"Bulk"}""", "packagingForm"),
        ("""{"packagingForm":" bulk "}""", "packagingForm"),
        ("""{"label":{"shelfLife":{"value":3,"unit":"day,month"}}}""", "label.shelfLife.unit"),
        ("""{"evaluationDate":"2026-13-01"}""", "evaluationDate"),
        ("""{"evaluationDate":"21.11.2026"}""", "evaluationDate"),
        ("""{"packageSurfaceCm2":"35"}""", "packageSurfaceCm2"),
        ("""{"label":[]}""", "label"),
        ("""{"label":{"foodName":7}}""", "label.foodName"),
        ("""{"label":{"productionDate":"2026-02-30"}}""", "label.productionDate"),
        ("""{"label":{"productionTime":"25:00"}}""", "label.productionTime"),
        ("""{"label":{"shelfLife":"12个月"}}""", "label.shelfLife"),
        ("""{"label":{"shelfLife":{"value":1.5,"unit":"month"}}}""", "label.shelfLife.value"),
        ("""{"label":{"shelfLife":{"value":1,"unit":"week"}}}""", "label.shelfLife.unit"),
        ("""{"label":{"notes":{"caption":"a"}}}""", "label.notes"),
        ("""{"label":{"foodName":"\ud800"}}""", "label.foodName"),
        ("""{"label":{"foodName":"a","foodName":"b"}}""", "label.foodName"),
    ];

    public static TheoryData<string, string> EveryPostWithEveryBadBody()
    {
        var data = new TheoryData<string, string>();
        foreach (var path in Posts)
        {
            foreach (var body in BadBodies)
                data.Add(path, body.Name);
        }

        return data;
    }

    public static TheoryData<string, string> EveryBadLabel()
    {
        var data = new TheoryData<string, string>();
        foreach (var (json, field) in BadLabels)
            data.Add(json, field);
        return data;
    }

    [Theory]
    [MemberData(nameof(EveryPostWithEveryBadBody))]
    public async Task Post_BadBody_AnswersWithTheErrorShape(string path, string name)
    {
        var (_, body, status, code) = BadBodies.Single(b => b.Name == name);
        using var content = new ByteArrayContent((name == "not UTF-8" ? Encoding.Latin1 : Encoding.UTF8).GetBytes(body));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        var problem = await SendAsync(HttpMethod.Post, path, content, (HttpStatusCode)status);

        Assert.Equal(code, problem.GetProperty("code").GetString());
    }

    [Theory]
    [MemberData(nameof(EveryBadLabel))]
    public async Task Post_WrongTypeOrValue_NamesTheField(string json, string field)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");

        var problem = await SendAsync(HttpMethod.Post, "/v1/label-checks", content, HttpStatusCode.BadRequest);

        Assert.Equal("request.malformed", problem.GetProperty("code").GetString());
        var error = problem.GetProperty("errors")[0];
        Assert.Equal(field, error.GetProperty("field").GetString());
        Assert.Equal(["field", "message"], error.EnumerateObject().Select(m => m.Name));
    }

    [Fact]
    public async Task Post_NameThatIsNotThere_SaysWhichAre()
    {
        using var content = new StringContent("""{"packagingForm":"box"}""", Encoding.UTF8, "application/json");

        var problem = await SendAsync(HttpMethod.Post, "/v1/label-checks", content, HttpStatusCode.BadRequest);

        var error = problem.GetProperty("errors")[0];
        Assert.Equal("packagingForm", error.GetProperty("field").GetString());
        Assert.Equal("包装形式请选：简易包装、散装、预包装。", error.GetProperty("message").GetString());
        Assert.Contains("simplePackaged, bulk, prepackaged", problem.GetProperty("title").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_PlainText_Answers415()
    {
        foreach (var path in Posts)
        {
            using var content = new StringContent("{}", Encoding.UTF8, "text/plain");
            var problem = await SendAsync(HttpMethod.Post, path, content, HttpStatusCode.UnsupportedMediaType);
            Assert.Equal("request.unsupportedMediaType", problem.GetProperty("code").GetString());
        }
    }

    [Theory]
    [InlineData("gbk")]
    [InlineData("foo")]
    public async Task Post_OtherCharset_Answers415(string charset)
    {
        foreach (var path in Posts)
        {
            using var content = new ByteArrayContent("{}"u8.ToArray());
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = charset };
            await SendAsync(HttpMethod.Post, path, content, HttpStatusCode.UnsupportedMediaType);
        }
    }

    [Theory]
    [InlineData("GET", "/v1/nothing-here", 404, "resource.notFound")]
    [InlineData("GET", "/v1/label-checks", 405, "request.methodNotAllowed")]
    [InlineData("DELETE", "/v1/label-renderings", 405, "request.methodNotAllowed")]
    public async Task Request_WrongAddressOrMethod_AnswersWithTheErrorShape(string method, string path, int status, string code)
    {
        var problem = await SendAsync(new HttpMethod(method), path, content: null, (HttpStatusCode)status);

        Assert.Equal(code, problem.GetProperty("code").GetString());
    }

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, HttpContent? content, HttpStatusCode expected)
    {
        using var client = host.CreateClient();
        using var request = new HttpRequestMessage(method, path) { Content = content };
        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();

        Assert.True(response.StatusCode == expected, $"{method} {path}: {(int)response.StatusCode} {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonDocument.Parse(text).RootElement;
        Assert.Equal((int)expected, problem.GetProperty("status").GetInt32());
        var code = problem.GetProperty("code").GetString()!;
        Assert.EndsWith(code, problem.GetProperty("type").GetString(), StringComparison.Ordinal);
        Assert.Contains(problem.GetProperty("detail").GetString()!, c => c is >= '一' and <= '鿿');
        Assert.Equal(32, problem.GetProperty("traceId").GetString()!.Length);
        Assert.NotEmpty(problem.GetProperty("title").GetString()!);
        return problem;
    }
}
