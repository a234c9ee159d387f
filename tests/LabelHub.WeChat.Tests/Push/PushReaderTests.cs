using LabelHub.WeChat.Push;
using Microsoft.Extensions.Time.Testing;

namespace LabelHub.WeChat.Tests.Push;

/// <summary>The vectors of WeChat's own documents, and everything that must not get in.</summary>
public sealed class PushReaderTests
{
    private const string Cipher =
        "RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUpj911L3vg3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42a"
        + "M6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9nMELNqb"
        + "Sf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2"
        + "uyPIGHBZZIs2pDBS8R07+qN+E7Q==";

    private const string Xml = $"<xml><ToUserName><![CDATA[wx5823bf96d3bd56c7]]></ToUserName><Encrypt><![CDATA[{Cipher}]]></Encrypt></xml>";
    private const string Signature = "477715d11cdb4164915debcba66cb864d751f3e6";

    private static readonly DateTimeOffset Then = DateTimeOffset.FromUnixTimeSeconds(1409659813);

    [Theory]
    [InlineData("1714036504", "1514711492", "f464b24fc39322e44b38aa78f5edd27bd1441696", true)]
    [InlineData("1714037059", "486452656", "899cf89e464efb63f54ddac96b0a0a235f53aa78", true)]
    [InlineData("1714037059", "486452657", "899cf89e464efb63f54ddac96b0a0a235f53aa78", false)]
    [InlineData("1714037059", "486452656", "", false)]
    public void IsSigned_DocumentsOwnVectors_Hold(string time, string nonce, string signature, bool signed) =>
        Assert.Equal(signed, PushCryptor.IsSigned(signature, "AAAAA", time, nonce));

    [Fact]
    public void Read_DocumentsOwnMessage_IsUnderstood()
    {
        var genuine = Assert.IsType<PushReading.Genuine>(Reader().Read(Query(), Xml));
        Assert.Equal(("text", "mycreate", Then, "4561255354251345929"), (genuine.Event.Name, genuine.Event.OpenId, genuine.Event.CreatedAt, genuine.Event.MessageId));
    }

    [Fact]
    public void Read_TheSameAsJson_IsTheSameEvent()
    {
        var json = $$"""{"ToUserName":"wx5823bf96d3bd56c7","Encrypt":"{{Cipher}}"}""";
        var first = Assert.IsType<PushReading.Genuine>(Reader().Read(Query(), Xml));
        var second = Assert.IsType<PushReading.Genuine>(Reader().Read(Query(), json));
        Assert.Equal(first.Event.ContentHash(), second.Event.ContentHash());
    }

    [Theory]
    [InlineData(300, true)]
    [InlineData(-300, true)]
    [InlineData(301, false)]
    [InlineData(-301, false)]
    public void Read_FiveMinutesOff_IsTheEdge(int seconds, bool genuine) =>
        Assert.Equal(genuine, Reader(now: Then.AddSeconds(seconds)).Read(Query(), Xml) is PushReading.Genuine);

    [Fact]
    public void Read_EverySpoiltPart_IsForged()
    {
        Assert.IsType<PushReading.Forged>(Reader().Read(Query() with { MessageSignature = Signature[..39] + "7" }, Xml));
        Assert.IsType<PushReading.Forged>(Reader().Read(Query() with { MessageSignature = "" }, Xml));
        Assert.IsType<PushReading.Forged>(Reader().Read(Query() with { Nonce = "1372623148" }, Xml));
        Assert.IsType<PushReading.Forged>(Reader().Read(Query() with { Timestamp = "x" }, Xml));
        Assert.IsType<PushReading.Forged>(Reader(appId: "wxsomebodyelse000001").Read(Query(), Xml));
        Assert.IsType<PushReading.Forged>(Reader(key: new string('a', 43)).Read(Query(), Xml));
        Assert.IsType<PushReading.Forged>(Reader(token: "").Read(Query(), Xml));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("<xml><FromUserName>o</FromUserName><Event>subscribe_msg_popup_event</Event></xml>")]
    [InlineData("<!DOCTYPE xml [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><xml><Encrypt>&a;</Encrypt></xml>")]
    [InlineData("""{"Encrypt":{"Encrypt":"x"}}""")]
    [InlineData("<xml><Encrypt>AAAA</Encrypt></xml>")]
    public void Read_WhatIsNotEncrypted_IsForged(string body) => Assert.IsType<PushReading.Forged>(Reader().Read(Query(), body));

    [Fact]
    public void Decrypt_AnyByteChanged_IsNothingOrAnotherText()
    {
        var bytes = Convert.FromBase64String(Cipher);
        var whole = PushCryptor.Decrypt(Cipher, Key, AppId);
        for (var i = 0; i < bytes.Length; i += 7)
        {
            var spoilt = (byte[])bytes.Clone();
            spoilt[i] ^= 1;
            // the first 16 bytes only garble the random head: that is what the signature is for
            if (i >= 16)
                Assert.NotEqual(whole, PushCryptor.Decrypt(Convert.ToBase64String(spoilt), Key, AppId));
        }
    }

    [Theory]
    [InlineData("""{"FromUserName":"o-1","CreateTime":"1610969440","MsgType":"event","Event":"subscribe_msg_change_event","List":{"TemplateId":"t1","SubscribeStatusString":"reject"}}""")]
    [InlineData("""{"FromUserName":"o-1","CreateTime":1610969440,"MsgType":"event","Event":"subscribe_msg_change_event","List":[{"TemplateId":"t1","SubscribeStatusString":"reject"}]}""")]
    [InlineData("<xml><FromUserName>o-1</FromUserName><CreateTime>1610969440</CreateTime><Event>subscribe_msg_change_event</Event><SubscribeMsgChangeEvent><List><TemplateId>t1</TemplateId><SubscribeStatusString>reject</SubscribeStatusString></List></SubscribeMsgChangeEvent></xml>")]
    public void Event_OneItemInAnyForm_IsTheSame(string message)
    {
        var what = PushBody.Event(message)!;
        Assert.Equal(("subscribe_msg_change_event", "o-1", 1610969440L), (what.Name, what.OpenId, what.CreatedAt.ToUnixTimeSeconds()));
        Assert.Equal([new PushItem("t1", "reject", "", 0)], what.Items);
    }

    [Fact]
    public void ContentHash_TwoTemplatesInOneSecond_DifferAndOrderDoesNotMatter()
    {
        PushEvent Of(params string[] templates) => new(
            PushEvent.Popup, "o-1", Then, [.. templates.Select(t => new PushItem(t, "accept", "", 0))], "");
        Assert.Equal(Of("t1", "t2").ContentHash(), Of("t2", "t1").ContentHash());
        Assert.NotEqual(Of("t1").ContentHash(), Of("t2").ContentHash());
    }

    private const string Key = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";
    private const string AppId = "wx5823bf96d3bd56c7";

    private static PushQuery Query() => new("", Signature, "1409659813", "1372623149");

    private static PushReader Reader(string appId = AppId, string token = "QDG6eK", string key = Key, DateTimeOffset? now = null) => new(
        new WeChatOptions { AppId = appId, AppSecret = "s", PushToken = token, PushEncodingAesKey = key }, new FakeTimeProvider(now ?? Then));
}
