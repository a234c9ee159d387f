using LabelHub.FakeWeChat.Surface;

namespace LabelHub.WeChat.Tests.Fake;

/// <summary>The table of keyword values in the document of subscribe/send, both sides of each limit.</summary>
public sealed class KeywordRulesTests
{
    [Theory]
    [InlineData("thing", "一二三四五六七八九十一二三四五六七八九十", "一二三四五六七八九十一二三四五六七八九十一")]
    [InlineData("thing", "油 A1!", "两\n行")]
    [InlineData("thing", "油", "油🌶")]
    [InlineData("number", "12345678901234567890123456789012", "123456789012345678901234567890123")]
    [InlineData("number", "3.5", "-3")]
    [InlineData("number", "3", "3个")]
    [InlineData("letter", "abcdefghijklmnopqrstuvwxyzABCDEF", "abcdefghijklmnopqrstuvwxyzABCDEFG")]
    [InlineData("letter", "ab", "ab1")]
    [InlineData("symbol", "!?，。…", "!?，。……")]
    [InlineData("symbol", "!", "a")]
    [InlineData("character_string", "ABCDEF-0123456789-0123456789-012", "ABCDEF-0123456789-0123456789-0123")]
    [InlineData("character_string", "20260520-01", "第01批")]
    [InlineData("time", "15:01", "25:01")]
    [InlineData("time", "2019年10月1日 15:01", "2019-10-01 15:01")]
    [InlineData("time", "2019年10月1日 15:01~2019年10月2日 15:01", "15:01～16:01")]
    [InlineData("date", "2019年10月1日", "2019年13月1日")]
    [InlineData("date", "2019年10月1日 15:01", "2019-10-01")]
    [InlineData("date", "2019年10月1日~2019年10月3日", "2019年2月29日")]
    [InlineData("amount", "¥1234567890.25", "12345678901")]
    [InlineData("amount", "100元", "一百元")]
    [InlineData("phone_number", "+86-0766-6688886", "+86-0766-668888666")]
    [InlineData("phone_number", "110", "电话")]
    [InlineData("car_number", "粤A8Z888挂", "粤A8Z88888")]
    [InlineData("car_number", "粤A8Z888", "粤A号8Z888")]
    [InlineData("name", "一二三四五六七八九十", "一二三四五六七八九十一")]
    [InlineData("name", "abcdefghijklmnopqrst", "abcdefghijklmnopqrstu")]
    [InlineData("name", "老王abc", "老王abcdefghi")]
    [InlineData("name", "老王", "老王2")]
    [InlineData("phrase", "即将到期了", "即将到期了吗")]
    [InlineData("phrase", "到期", "OK")]
    [InlineData("thing", "x", "")]
    public void Accept_BothSidesOfALimit(string kind, string good, string bad)
    {
        Assert.True(KeywordRules.Accept(kind, good), good);
        Assert.False(KeywordRules.Accept(kind, bad), bad);
    }

    [Fact]
    public void Accept_KindNobodyKnows_IsRefused() => Assert.False(KeywordRules.Accept("picture", "x"));
}
