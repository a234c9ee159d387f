using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LabelHub.Api.Tests.Labels;
using LabelHub.Api.Tests.Service;

namespace LabelHub.Api.Tests.Attacks;

public sealed partial class AttackListTests
{
    [Theory]
    [InlineData("name", "\u0001\b")]
    [InlineData("name", "\u200b\u200d\ufeff")]
    [InlineData("name", "石磨梁\u202e榨油坊")]
    [InlineData("address", "村\u2066口")]
    [InlineData("phone", "0773\u007f2800000")]
    [InlineData("name", "\u3164")]
    [InlineData("address", "/")]
    [InlineData("phone", "无")]
    [InlineData("phone", "000-0000000")]
    [InlineData("authorization.number", "正在办理")]
    [InlineData("authorization.number", "0000000000")]
    [InlineData("authorization.number", "暂无")]
    public async Task F12_NamesNobodyCanReadAndPlaceholders_AreRefused(string field, string text)
    {
        var body = Shop.Workshop();
        var at = field.StartsWith("authorization.", StringComparison.Ordinal) ? body["authorization"]! : body;
        at[field.Split('.')[^1]] = text;

        var (response, problem) = await host.PostJsonAsync("/v1/workshops", body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(field, problem.GetProperty("errors")[0].GetProperty("field").GetString());
    }

    [Fact]
    public async Task F12_HiddenCharactersInOtherNames_AreRefused()
    {
        var shop = await Shop.OpenAsync(host);
        var credential = Shop.Credential();
        credential["holder"] = "王\u202e师傅\u0007";
        var schedule = Shop.ReportSchedule();
        schedule["title"] = "月报\u200b";
        var (pattern, name, caption) = (Shop.Product(), Shop.Product(), Shop.Product());
        pattern["content"]!["batchPattern"] = " ";
        name["content"]!["foodName"] = "菜\u200b油";
        caption["content"]!["notes"]![0]!["caption"] = "等\u202e级";

        foreach (var (path, body, field) in new[]
        {
            (shop.Path("credentials"), credential, "holder"), (shop.Path("report-schedules"), schedule, "title"),
            (shop.Products, pattern, "content.batchPattern"), (shop.Products, name, "content.foodName"),
            (shop.Products, caption, "content.notes[0].caption"),
        })
        {
            using var response = await shop.SendAsync(path, body);
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
            Assert.Equal(field, problem.GetProperty("errors")[0].GetProperty("field").GetString());
        }
    }

    [Theory]
    [InlineData("https:\\\\x")]
    [InlineData("https:/x")]
    [InlineData("https://")]
    public async Task F12_QrUrlThatIsNoAddress_IsRefused(string url)
    {
        var request = Requests.Render();
        request["qrUrl"] = url;

        var (response, _) = await host.PostJsonAsync("/v1/label-renderings", request);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task F12_PlainBodyThatSaysGzip_Is415()
    {
        using var client = host.CreateClient();
        using var content = JsonContent.Create(Requests.Check());
        content.Headers.ContentEncoding.Add("gzip");

        using var response = await client.PostAsync("/v1/label-checks", content);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Fact]
    public async Task F12_EveryAnswer_SaysNosniffAndPagesTheirPolicy()
    {
        using var visitor = host.CreateClient(token: null);
        foreach (var path in new[] { "/", "/t/000000000000", "/w/000000000000", "/v1/jurisdictions", "/v1/nothing", "/robots.txt", "/openapi/v1.json" })
        {
            using var response = await visitor.GetAsync(path);
            Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
            Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
            if (response.Content.Headers.ContentType?.MediaType != "text/html")
                continue;
            var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
            foreach (var part in new[] { "default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'" })
                Assert.Contains(part, policy, StringComparison.Ordinal);
        }

        Assert.Contains("Disallow: /", await visitor.GetStringAsync("/robots.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task F12_GetWithTheTagItGave_Is304()
    {
        var shop = await StockedShop.OpenAsync(host);
        foreach (var path in new[] { shop.Shop.Path("")[..^1], $"{shop.Shop.Products}/{shop.Shop.ProductId}", "/v1/batches/" + shop.Ids["batchId"], "/openapi/v1.json" })
        {
            using var read = await shop.Owner.GetAsync(path);
            var tag = read.Headers.ETag!.Tag;
            foreach (var known in new[] { tag, "W/" + tag, "\"other\", " + tag, "*" })
            {
                using var again = await AskAsync(shop.Owner, HttpMethod.Get, path, known);
                Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
                Assert.Equal(tag, again.Headers.ETag?.Tag);
                Assert.Empty(await again.Content.ReadAsByteArrayAsync());
            }

            using var changed = await AskAsync(shop.Owner, HttpMethod.Get, path, "\"other\"");
            Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
            Assert.NotEmpty(await changed.Content.ReadAsByteArrayAsync());
            using var head = await AskAsync(shop.Owner, HttpMethod.Head, path, "\"other\"");
            Assert.Equal((HttpStatusCode.OK, tag), (head.StatusCode, head.Headers.ETag?.Tag));
            Assert.Empty(await head.Content.ReadAsByteArrayAsync());
        }
    }

    private static async Task<HttpResponseMessage> AskAsync(HttpClient client, HttpMethod method, string path, string known)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.TryAddWithoutValidation("If-None-Match", known);
        return await client.SendAsync(request);
    }
}
