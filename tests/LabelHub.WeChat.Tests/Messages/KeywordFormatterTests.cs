using FsCheck;
using FsCheck.Fluent;
using LabelHub.FakeWeChat.Surface;
using LabelHub.WeChat.Messages;

namespace LabelHub.WeChat.Tests.Messages;

public sealed class KeywordFormatterTests
{
    private static readonly Dictionary<KeywordKind, string> Names = new()
    {
        [KeywordKind.Thing] = "thing",
        [KeywordKind.Number] = "number",
        [KeywordKind.Letter] = "letter",
        [KeywordKind.Symbol] = "symbol",
        [KeywordKind.CharacterString] = "character_string",
        [KeywordKind.Time] = "time",
        [KeywordKind.Date] = "date",
        [KeywordKind.Amount] = "amount",
        [KeywordKind.PhoneNumber] = "phone_number",
        [KeywordKind.CarNumber] = "car_number",
        [KeywordKind.Name] = "name",
        [KeywordKind.Phrase] = "phrase",
    };

    [Theory]
    [InlineData(KeywordKind.Thing, "浓香菜籽油", "浓香菜籽油")]
    [InlineData(KeywordKind.Thing, "", "无")]
    [InlineData(KeywordKind.Thing, "\u0000\n\t ", "无")]
    [InlineData(KeywordKind.Thing, "一二三四五六七八九十一二三四五六七八九十", "一二三四五六七八九十一二三四五六七八九十")]
    [InlineData(KeywordKind.Thing, "一二三四五六七八九十一二三四五六七八九十一", "一二三四五六七八九十一二三四五六七八九…")]
    [InlineData(KeywordKind.Thing, "两\r\n行 ​字", "两 行 字")]
    [InlineData(KeywordKind.Thing, "豆腐🌶️辣", "豆腐辣")]
    [InlineData(KeywordKind.Number, "3", "3")]
    [InlineData(KeywordKind.Number, "3 个批次", "3")]
    [InlineData(KeywordKind.Number, "没有", "0")]
    [InlineData(KeywordKind.Amount, "12.50", "12.5元")]
    [InlineData(KeywordKind.Amount, "-6", "6元")]
    [InlineData(KeywordKind.Letter, "油A b1", "Ab")]
    [InlineData(KeywordKind.Symbol, "a!?b……", "!?……")]
    [InlineData(KeywordKind.CharacterString, "20260520-01 号", "20260520-01")]
    [InlineData(KeywordKind.CharacterString, "没有", "-")]
    [InlineData(KeywordKind.PhoneNumber, "0773-280 0000", "0773-2800000")]
    [InlineData(KeywordKind.CarNumber, "桂C12345678", "桂C123456")]
    [InlineData(KeywordKind.CarNumber, "没有", "没")]
    [InlineData(KeywordKind.Number, "-3", "3")]
    [InlineData(KeywordKind.Name, "老王 2 号", "老王 号")]
    [InlineData(KeywordKind.Name, "一二三四五六七八九十一", "一二三四五六七八九…")]
    [InlineData(KeywordKind.Name, "abcdefghijklmnopqrst", "abcdefghijklmnopqrst")]
    [InlineData(KeywordKind.Phrase, "即将到期了吗", "即将到期了")]
    [InlineData(KeywordKind.Phrase, "OK", "无")]
    public void Format_Text_FitsTheKeyword(KeywordKind kind, string text, string expected) => Assert.Equal(expected, KeywordFormatter.Format(kind, text));

    [Theory]
    [InlineData(KeywordKind.Date, null, "2026年12月1日")]
    [InlineData(KeywordKind.Date, "15:01", "2026年12月1日 15:01")]
    [InlineData(KeywordKind.Time, "08:05", "2026年12月1日 08:05")]
    [InlineData(KeywordKind.Time, null, "2026年12月1日 23:59")]
    [InlineData(KeywordKind.Thing, null, "2026年12月1日")]
    public void Format_Day_IsWrittenAsWeChatReadsIt(KeywordKind kind, string? time, string expected)
    {
        var value = MessageValue.On(new DateOnly(2026, 12, 1), time is null ? null : TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(expected, KeywordFormatter.Format(kind, value));
    }

    [Fact]
    public void Format_CombiningMarks_AreNeverCutFromTheirLetter()
    {
        var text = string.Concat(Enumerable.Repeat("x\u0323\u0302", 15)); // no precomposed form
        var cut = KeywordFormatter.Format(KeywordKind.Thing, text);
        Assert.True(cut.Length <= 20);
        Assert.EndsWith("\u0302…", cut, StringComparison.Ordinal);
    }

    /// <summary>The fake's rules were written apart from the formatter's.</summary>
    [Fact]
    public void Format_AnyText_IsAcceptedForEveryKind()
    {
        foreach (var (kind, name) in Names)
        {
            var day = kind is KeywordKind.Date or KeywordKind.Time;
            Prop.ForAll<string?>(text =>
            {
                var value = day ? MessageValue.On(DateOnly.FromDayNumber(739_000 + ((text?.Length ?? 0) * 37))) : new MessageValue(text);
                var formatted = KeywordFormatter.Format(kind, value);
                return KeywordRules.Accept(name, formatted);
            }).QuickCheckThrowOnFailure();
        }
    }

    [Theory]
    [InlineData("\ud83d")]
    [InlineData("\ud83d油\ude00")]
    [InlineData("\u202e\u200b\ufe0f\ufeff")]
    [InlineData("99999999999999999999999999999999999999")]
    [InlineData("-.-.")]
    public void Format_HostileText_IsAcceptedForEveryKind(string text)
    {
        foreach (var (kind, name) in Names.Where(n => n.Key is not (KeywordKind.Date or KeywordKind.Time)))
            Assert.True(KeywordRules.Accept(name, KeywordFormatter.Format(kind, text)), name);
    }
}
