using System.IO.Compression;
using System.Reflection;
using System.Text;
using System.Text.Json;
using LabelHub.TestKit.WeChat;
using LabelHub.WeChat.Messages;
using LabelHub.WeChat.SignIn;
using Microsoft.Extensions.DependencyInjection;

namespace LabelHub.WeChat.Tests.Http;

/// <summary>The bytes on the wire. WeChat refuses a body without its length, whatever an HTTP library thinks of that.</summary>
public sealed class WireTests
{
    private const string Ok = "HTTP/1.1 200 OK\r\nContent-Type: application/json";

    public static TheoryData<string> Calls => [.. typeof(IWeChatGateway).GetMethods().Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task EveryCall_OnTheWire_IsPlainHttp11WithItsLength(string name)
    {
        await using var server = new WireServer(Ok, "{}"u8.ToArray());
        await CallAsync(server.Endpoint, name);

        var request = Assert.Single(server.Requests);
        Assert.EndsWith(" HTTP/1.1", request.Line, StringComparison.Ordinal);
        Assert.DoesNotContain("Transfer-Encoding", request.Headers.Keys, StringComparer.OrdinalIgnoreCase);
        Assert.DoesNotContain("Expect", request.Headers.Keys, StringComparer.OrdinalIgnoreCase);
        if (request.Line.StartsWith("GET ", StringComparison.Ordinal))
        {
            Assert.Empty(request.Body);
            return;
        }

        Assert.StartsWith("POST ", request.Line, StringComparison.Ordinal);
        Assert.Equal("application/json; charset=utf-8", request.Headers["Content-Type"]);
        Assert.NotEmpty(request.Body);
        Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(request.Body).RootElement.ValueKind);
    }

    [Fact]
    public async Task SendMessageAsync_Words_GoUnescaped()
    {
        await using var server = new WireServer(Ok, "{}"u8.ToArray());
        await CallAsync(server.Endpoint, nameof(IWeChatGateway.SendMessageAsync));

        var body = Encoding.UTF8.GetString(Assert.Single(server.Requests).Body);
        Assert.Contains("菜籽油<1&2>", body, StringComparison.Ordinal);
        Assert.DoesNotContain("\\u", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExchangeCodeAsync_AnswerPacked_IsRead()
    {
        await using var server = new WireServer(Ok + "\r\nContent-Encoding: gzip", Packed("""{"openid":"o-1","session_key":"k"}"""));
        Assert.Equal(new CodeExchange.SignedIn("o-1"), await CallAsync(server.Endpoint, nameof(IWeChatGateway.ExchangeCodeAsync)));
        Assert.Contains("gzip", Assert.Single(server.Requests).Headers["Accept-Encoding"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Ok + "\r\nContent-Encoding: gzip", """{"openid":"o-1","session_key":"k"}""")]
    [InlineData(Ok, """{"openid":"\ud800","session_key":"k"}""")]
    [InlineData(Ok, """{"openid":"o-1","session_key":"k","\udc00":1}""")]
    [InlineData(Ok, """{"openid":"o-1","session_key":"k","x":["\ud800\ud800"]}""")]
    public async Task ExchangeCodeAsync_AnswerThatCannotBeRead_IsUnavailable(string head, string body)
    {
        await using var server = new WireServer(head, Encoding.UTF8.GetBytes(body));
        Assert.IsType<CodeExchange.Unavailable>(await CallAsync(server.Endpoint, nameof(IWeChatGateway.ExchangeCodeAsync)));
    }

    [Theory]
    [InlineData("[1,null,\"x\",[]]")]
    [InlineData("[{\"priTmplId\":1}]")]
    public async Task ReadTemplatesAsync_ListOfAnythingElse_IsNoException(string data)
    {
        await using var server = new WireServer(Ok, Encoding.UTF8.GetBytes($$"""{"errcode":0,"data":{{data}}}"""));
        Assert.IsType<TemplateListAnswer>(await CallAsync(server.Endpoint, nameof(IWeChatGateway.ReadTemplatesAsync)));
    }

    /// <summary>What WeChat's front refuses for its form never went anywhere.</summary>
    [Theory]
    [InlineData("411 Length Required")]
    [InlineData("412 Precondition Failed")]
    [InlineData("413 Content Too Large")]
    [InlineData("415 Unsupported Media Type")]
    public async Task SendMessageAsync_FormRefused_IsNotSent(string status)
    {
        await using var server = new WireServer($"HTTP/1.1 {status}", []);
        Assert.IsType<SendOutcome.NotSent>(await CallAsync(server.Endpoint, nameof(IWeChatGateway.SendMessageAsync)));
    }

    private static byte[] Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    private static async Task<object> CallAsync(Uri endpoint, string name)
    {
        await using var services = Gateway.To(endpoint);
        var method = typeof(IWeChatGateway).GetMethod(name)!;
        var call = (Task)method.Invoke(services.GetRequiredService<IWeChatGateway>(), [.. method.GetParameters().Select(Argument)])!;
        await call;
        return call.GetType().GetProperty("Result")!.GetValue(call)!;
    }

    /// <summary>A new call with a parameter of another type fails here, until it is given one.</summary>
    private static object Argument(ParameterInfo parameter) => parameter.ParameterType switch
    {
        { } t when t == typeof(string) => new string('t', 64),
        { } t when t == typeof(CancellationToken) => CancellationToken.None,
        { } t when t == typeof(SubscribeMessage) => new SubscribeMessage(
            "o-1", FakeWeChatProcess.ExpiryTemplate, "pages/reminders/index?r=1", new Dictionary<string, string>(StringComparer.Ordinal) { ["thing1"] = "菜籽油<1&2>" }),
        { } t => throw new NotSupportedException($"Give {parameter.Member.Name} a value of {t}."),
    };
}
