using System.Net;
using System.Text;
using LabelHub.WeChat.Http;

namespace LabelHub.WeChat.Tests.Http;

public sealed class ReplyReaderTests
{
    [Theory]
    [InlineData("""{"openid":"o"}""", 0)]
    [InlineData("""{"errcode":0,"errmsg":"ok"}""", 0)]
    [InlineData("""{"errcode":40029,"errmsg":"invalid code, rid: 1-2-3"}""", 40029)]
    [InlineData("""{"errcode":-1}""", -1)]
    public void Parse_Object_IsAnAnswer(string body, int code) =>
        Assert.Equal(code, Assert.IsType<WeChatReply.Answer>(Parse(body)).ErrorCode);

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"ok\"")]
    [InlineData("0")]
    [InlineData("<html></html>")]
    [InlineData("""{"openid":"o""")]
    [InlineData("""{"openid":"o"} trailing""")]
    [InlineData("""{"errcode":"0"}""")]
    [InlineData("""{"errcode":null}""")]
    [InlineData("""{"errcode":1e99}""")]
    public void Parse_AnythingElse_IsNone(string body) =>
        Assert.Equal(new WeChatReply.NoAnswer(NoAnswerReason.NotUnderstood), Parse(body));

    [Fact]
    public async Task ReadAsync_EndlessBody_IsNone()
    {
        using var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("{}" + new string(' ', 70_000)) };
        Assert.IsType<WeChatReply.NoAnswer>(await ReplyReader.ReadAsync(response, default));
    }

    [Fact]
    public async Task ReadAsync_AnswerUnderAnotherStatus_IsNone()
    {
        using var response = new HttpResponseMessage(HttpStatusCode.BadGateway) { Content = new StringContent("""{"openid":"o","session_key":"k"}""") };
        Assert.IsType<WeChatReply.NoAnswer>(await ReplyReader.ReadAsync(response, default));
    }

    private static WeChatReply Parse(string body) => ReplyReader.Parse(Encoding.UTF8.GetBytes(body));
}
