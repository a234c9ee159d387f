using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using LabelHub.TestKit.WeChat;
using LabelHub.WeChat.Push;
using Microsoft.Extensions.Time.Testing;
using Cipher = LabelHub.FakeWeChat.Push.PushCryptor;

namespace LabelHub.WeChat.Tests.Push;

/// <summary>Ten thousand bodies each, seeded: whatever comes, the reader says genuine or forged and never throws.</summary>
[SuppressMessage("Security", "CA5394", Justification = "A run that can be repeated.")]
public sealed class PushFuzzTests
{
    private const int Bodies = 10_000;
    private const string AppId = "wxfuzz0000000000001";

    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);

    private static readonly string[] Seeds =
    [
        """{"ToUserName":"gh_1","Encrypt":"AAAA"}""",
        """{"FromUserName":"o-1","CreateTime":"1610969440","MsgType":"event","Event":"subscribe_msg_popup_event","List":[{"TemplateId":"t","SubscribeStatusString":"accept","PopupScene":"0"}]}""",
        """{"FromUserName":"o-1","CreateTime":1610969440,"Event":"subscribe_msg_sent_event","List":{"TemplateId":"t","MsgID":1700827132819554304,"ErrorCode":"0"}}""",
        "<xml><ToUserName><![CDATA[gh_1]]></ToUserName><Encrypt><![CDATA[AAAA]]></Encrypt></xml>",
        "<xml><FromUserName>o-1</FromUserName><CreateTime>1610969440</CreateTime><Event>subscribe_msg_change_event</Event><SubscribeMsgChangeEvent><List><TemplateId>t</TemplateId><SubscribeStatusString>reject</SubscribeStatusString></List></SubscribeMsgChangeEvent></xml>",
    ];

    private static readonly string[] Pieces =
    [
        "\\ud800", "\\udc00", "\\udc00\\ud800", "\\u0000", "\\uffff", "\\", "\"", "{", "}", "[", "]", ",", ":", "null", "true", "-1", "1e999", "99999999999999999999",
        "<", ">", "</", "/>", "&amp;", "&#xD800;", "&#0;", "&x;", "<![CDATA[", "]]>", "<!DOCTYPE a>", "<?xml version=\"1.1\"?>", "xmlns:a=\"b\"", "a:b", "{a}b",
        "\"Encrypt\":", "<Encrypt>", "\"List\":", "<List>", "\0", "\ud800", "\udfff", "\ufeff", "\u2028", "菜籽油", "🌶", "=", "====", " ", "\r\n",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Read_AnyBodyWithoutASignature_IsForged(int seed)
    {
        var (random, reader) = (new Random(seed), Reader());
        for (var i = 0; i < Bodies; i++)
        {
            var body = Garbage(random);
            var query = new PushQuery(Word(random), Word(random), i % 3 == 0 ? Word(random) : Cipher.Seconds(Now), Word(random));
            Assert.IsType<PushReading.Forged>(reader.Read(query, body));
            Assert.False(reader.IsEcho(query));
        }
    }

    /// <summary>Signed and encrypted, so that all of it is looked at.</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void Read_AnyMessageUnderAGoodSignature_IsReadOrForged(int seed)
    {
        var (random, reader, genuine) = (new Random(seed), Reader(), 0);
        for (var i = 0; i < Bodies; i++)
        {
            var message = Garbage(random);
            var cipher = i % 10 == 0 ? Convert.ToBase64String(Encoding.UTF8.GetBytes(message)) : Cipher.Encrypt(message, FakeWeChatProcess.PushAesKey, AppId);
            var (time, nonce) = (Cipher.Seconds(Now), i.ToString(CultureInfo.InvariantCulture));
            var query = new PushQuery("", Cipher.Sign(FakeWeChatProcess.PushToken, time, nonce, cipher), time, nonce);
            if (reader.Read(query, $"<xml><Encrypt>{cipher}</Encrypt></xml>") is not PushReading.Genuine read)
                continue;
            genuine++;
            Assert.Equal(32, read.Event.ContentHash().Length);
            Assert.Equal(read.Event.ContentHash(), reader.Open(read.Cipher)!.ContentHash());
        }

        Assert.InRange(genuine, 100, Bodies);
    }

    private static PushReader Reader() => new(
        new WeChatOptions { AppId = AppId, AppSecret = "s", PushToken = FakeWeChatProcess.PushToken, PushEncodingAesKey = FakeWeChatProcess.PushAesKey }, new FakeTimeProvider(Now));

    /// <summary>A real body with pieces put in, taken out and cut off; now and then only pieces, or only bytes.</summary>
    private static string Garbage(Random random)
    {
        if (random.Next(20) == 0)
            return Bytes(random);
        var text = random.Next(10) == 0 ? "" : Seeds[random.Next(Seeds.Length)];
        for (var change = random.Next(6); change > 0; change--)
        {
            var at = random.Next(text.Length + 1);
            var rest = text[Math.Min(text.Length, at + (random.Next(3) == 0 ? random.Next(8) : 0))..];
            text = text[..at] + Pieces[random.Next(Pieces.Length)] + rest;
        }

        return random.Next(8) == 0 ? text[..random.Next(text.Length + 1)] : text;
    }

    private static string Bytes(Random random)
    {
        var bytes = new byte[random.Next(200)];
        random.NextBytes(bytes);
        return Encoding.UTF8.GetString(bytes);
    }

    private static string Word(Random random) => random.Next(4) == 0 ? "" : Pieces[random.Next(Pieces.Length)] + random.Next().ToString(CultureInfo.InvariantCulture);
}
