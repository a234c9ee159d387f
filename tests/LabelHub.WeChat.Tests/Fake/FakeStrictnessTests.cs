using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using LabelHub.TestKit.WeChat;

namespace LabelHub.WeChat.Tests.Fake;

/// <summary>The form of calls: what WeChat is known to refuse, the fake refuses. The table in docs/messages.md names each source.</summary>
public sealed class FakeStrictnessTests(FakeWeChatFixture fixture) : IClassFixture<FakeWeChatFixture>, IAsyncLifetime, IDisposable
{
    private const string TokenPath = "/cgi-bin/stable_token";
    private readonly FakeWeChatProcess _fake = fixture.Fake;
    private readonly FakeCaller _caller = new(fixture.Fake.Endpoint);

    public async Task InitializeAsync()
    {
        await _fake.ResetAsync();
        await _fake.TapAsync("o-1", FakeWeChatProcess.ExpiryTemplate);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _caller.Dispose();

    [Theory]
    [InlineData(TokenPath)]
    [InlineData("/cgi-bin/message/subscribe/send")]
    public async Task Post_Chunked_Is412WithoutABody(string path)
    {
        using var content = JsonContent.Create(FakeCaller.TokenBody);
        using var response = await _caller.PostAsync(path, content);
        Assert.Equal(HttpStatusCode.PreconditionFailed, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
        Assert.Equal(1, (await _fake.ReadReportAsync()).GetProperty("refusedByCode").GetProperty("412").GetInt32());
    }

    [Fact]
    public async Task Post_WithExpect_Is417()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, TokenPath) { Content = FakeCaller.Json(FakeCaller.TokenBody) };
        request.Headers.ExpectContinue = true;
        using var response = await _caller.SendAsync(request);
        Assert.Equal(HttpStatusCode.ExpectationFailed, response.StatusCode);
    }

    [Fact]
    public async Task Call_OverHttp2_IsNotUnderstood()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sns/jscode2session") { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        await Assert.ThrowsAsync<HttpRequestException>(() => _caller.SendAsync(request));
    }

    [Fact]
    public async Task Call_WithTheWrongMethod_IsNamed()
    {
        Assert.Equal(43002, Code(await _caller.GetAsync(TokenPath)));
        Assert.Equal(43002, Code(await _caller.GetAsync(await _caller.SendPathAsync())));
        Assert.Equal(43001, Code(await _caller.PostAsync("/cgi-bin/token", new { })));
        Assert.Equal(43001, Code(await _caller.PostAsync($"/wxaapi/newtmpl/gettemplate?access_token={await _caller.TokenAsync()}", new { })));
        Assert.Equal(41002, Code(await _caller.PostAsync("/sns/jscode2session", new { })));
    }

    [Fact]
    public async Task Post_Empty_Is44002() => Assert.Equal(44002, Code(await _caller.PostAsync(TokenPath, "")));

    public static TheoryData<byte[]> BadJson =>
    [
        "no json"u8.ToArray(),
        "grant_type=client_credential"u8.ToArray(),
        "[]"u8.ToArray(),
        "\"{}\""u8.ToArray(),
        "{\"a\":1,}"u8.ToArray(),
        [0xEF, 0xBB, 0xBF, .. "{}"u8],
        [.. "{\"a\":\""u8, 0xC4, 0xE3, .. "\"}"u8],
        "{\"a\":\"\\ud800\"}"u8.ToArray(),
        "{\"a\":1,\"a\":2}"u8.ToArray(),
    ];

    [Theory]
    [MemberData(nameof(BadJson))]
    public async Task Post_BadJson_Is47001(byte[] body)
    {
        Assert.Equal(47001, Code(await _caller.PostAsync(TokenPath, (object)body)));
        Assert.Equal(47001, Code(await _caller.PostAsync(await _caller.SendPathAsync(), (object)body)));
    }

    [Fact]
    public async Task Post_TooLarge_Is45002() => Assert.Equal(45002, Code(await _caller.PostAsync(TokenPath, new { x = new string('x', 70_000) })));

    [Fact]
    public async Task Send_TokenOutsideTheQuery_IsRefused()
    {
        var token = await _caller.TokenAsync();
        Assert.Equal(41001, Code(await _caller.PostAsync("/cgi-bin/message/subscribe/send", new { access_token = token })));
        Assert.Equal(47001, Code(await _caller.PostAsync($"/cgi-bin/message/subscribe/send?access_token={token}", new { access_token = token })));
    }

    [Theory]
    [InlineData("""{"grant_type":"client_credential"}""", 41002)]
    [InlineData("""{"grant_type":"client_credential","appid":"x"}""", 41004)]
    [InlineData("""{"grant_type":"client_credential","appid":"x","secret":"s"}""", 40013)]
    [InlineData("""{"grant_type":"authorization_code"}""", 40002)]
    public async Task StableToken_WhatIsMissing_IsNamed(string body, int code) => Assert.Equal(code, Code(await _caller.PostAsync(TokenPath, body)));

    [Fact]
    public async Task StableToken_ForceThatIsNoBoolean_Is47001() => Assert.Equal(47001, Code(await _caller.PostAsync(
        TokenPath, new { grant_type = "client_credential", appid = FakeWeChatProcess.AppId, secret = FakeWeChatProcess.AppSecret, force_refresh = "true" })));

    [Fact]
    public async Task Answers_HaveTheContentTypesOfWeChat()
    {
        Assert.Equal("text/plain", await TypeAsync(HttpMethod.Get, "/sns/jscode2session", body: null));
        Assert.Equal("application/json; encoding=utf-8", await TypeAsync(HttpMethod.Post, TokenPath, FakeCaller.TokenBody));
        Assert.Equal("text/plain", await TypeAsync(HttpMethod.Post, TokenPath, new { }));
    }

    [Fact]
    public async Task Answers_ToWhoeverTakesGzip_ArePacked()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sns/jscode2session");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, deflate");
        using var response = await _caller.SendAsync(request);
        Assert.Equal(["gzip"], response.Content.Headers.ContentEncoding);
        await using var plain = new GZipStream(await response.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        Assert.Equal(41002, Code(await JsonSerializer.DeserializeAsync<JsonElement>(plain)));
    }

    [Fact]
    public async Task Refusals_EndWithARequestId()
    {
        Assert.Matches("^data format error rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$", Text(await _caller.PostAsync(TokenPath, "x")));
        var query = $"appid={FakeWeChatProcess.AppId}&secret={FakeWeChatProcess.AppSecret}&grant_type=authorization_code&js_code=x";
        Assert.Matches("^invalid code, rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$", Text(await _caller.GetAsync($"/sns/jscode2session?{query}")));
    }

    [Theory]
    [InlineData("touser", "7", 40003)]
    [InlineData("touser", "\"nobody\"", 40003)]
    [InlineData("touser", "null", 40003)]
    [InlineData("template_id", "7", 40037)]
    [InlineData("template_id", "\"\"", 40037)]
    [InlineData("page", "\"/pages/index/index\"", 41030)]
    [InlineData("page", "\"pages/unpublished/index\"", 41030)]
    [InlineData("page", "\"\"", 41030)]
    [InlineData("page", "null", 41030)]
    [InlineData("miniprogram_state", "\"release\"", 40097)]
    [InlineData("miniprogram_state", "null", 40097)]
    [InlineData("lang", "\"zh\"", 40097)]
    [InlineData("lang", "null", 40097)]
    [InlineData("data", "\"{}\"", 47003)]
    [InlineData("data", "[]", 47003)]
    public async Task Send_MemberThatWillNotDo_IsRefused(string member, string json, int code)
    {
        var body = Body();
        body[member] = JsonNode.Parse(json);
        Assert.Equal(code, Code(await SendAsync(body)));
        Assert.Equal(1, await _fake.ReadGrantsAsync("o-1", FakeWeChatProcess.ExpiryTemplate));
    }

    [Theory]
    [InlineData("trial")]
    [InlineData("developer")]
    public async Task Send_PageNotReleased_IsRefusedInEveryState(string state)
    {
        var body = Body();
        (body["miniprogram_state"], body["page"]) = (state, "pages/unpublished/index");
        Assert.Equal(41030, Code(await SendAsync(body)));
    }

    [Fact]
    public async Task Send_WithoutAPage_IsTaken()
    {
        var body = Body();
        body.Remove("page");
        Assert.Equal(0, Code(await SendAsync(body)));
    }

    [Theory]
    [InlineData("thing3", null, "argument invalid! data.thing3.value is empty")]
    [InlineData("thing3", "{}", "argument invalid! data.thing3.value is empty")]
    [InlineData("thing3", "\"text\"", "argument invalid! data.thing3.value is empty")]
    [InlineData("thing3", "{\"value\":\" \"}", "argument invalid! data.thing3.value is empty")]
    [InlineData("thing3", "{\"value\":3}", "argument invalid! data.thing3.value invalid")]
    [InlineData("thing3", "{\"value\":\"两\\n行\"}", "argument invalid! data.thing3.value invalid")]
    [InlineData("date2", "{\"value\":\"2026年2月30日\"}", "argument invalid! data.date2.value invalid")]
    [InlineData("thing9", "{\"value\":\"x\"}", "argument invalid! data.thing9.value invalid")]
    public async Task Send_DataBesideTheTemplate_NamesTheKey(string key, string? item, string text)
    {
        var body = Body();
        if (item is null)
            body["data"]!.AsObject().Remove(key);
        else
            body["data"]![key] = JsonNode.Parse(item);
        var answer = await SendAsync(body);
        Assert.Equal(47003, Code(answer));
        Assert.StartsWith(text + " rid: ", Text(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_MembersNobodyKnows_ArePassedOver()
    {
        var body = Body();
        (body["client_msg_id"], body["data"]!["thing1"]!["color"]) = ("1", "#173177");
        Assert.Equal(0, Code(await SendAsync(body)));
    }

    [Theory]
    [InlineData("text/plain; charset=utf-8")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("")]
    public async Task Post_JsonUnderAnyContentType_IsRead(string type)
    {
        using var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(FakeCaller.TokenBody));
        if (type.Length > 0)
            content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var response = await _caller.PostAsync(TokenPath, content);
        Assert.True((await response.Content.ReadFromJsonAsync<JsonElement>()).TryGetProperty("access_token", out _));
    }

    [Fact]
    public async Task Send_EscapedWords_AreReadAsJsonSays()
    {
        Assert.Equal(0, Code(await _caller.PostAsync(await _caller.SendPathAsync(), Body().ToJsonString())));
        Assert.Contains("菜籽油", WebUtility.HtmlDecode(await _fake.ReadInboxAsync("o-1")), StringComparison.Ordinal);
    }

    private static int Code(JsonElement body) => body.GetProperty("errcode").GetInt32();

    private static string Text(JsonElement body) => body.GetProperty("errmsg").GetString()!;

    private static JsonObject Body() => new()
    {
        ["touser"] = "o-1",
        ["template_id"] = FakeWeChatProcess.ExpiryTemplate,
        ["page"] = "pages/index/index?r=1",
        ["miniprogram_state"] = "formal",
        ["lang"] = "zh_CN",
        ["data"] = new JsonObject
        {
            ["thing1"] = new JsonObject { ["value"] = "菜籽油" },
            ["date2"] = new JsonObject { ["value"] = "2026年12月1日" },
            ["thing3"] = new JsonObject { ["value"] = "请处理" },
        },
    };

    private async Task<JsonElement> SendAsync(JsonObject body) => await _caller.PostAsync(await _caller.SendPathAsync(), (object)body);

    private async Task<string> TypeAsync(HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : FakeCaller.Json(body) };
        using var response = await _caller.SendAsync(request);
        return response.Content.Headers.NonValidated["Content-Type"].ToString();
    }
}
