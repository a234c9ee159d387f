namespace LabelHub.Rendering.Tests.Text;

public class MissingCharactersTests
{
    [Theory]
    [InlineData("配料：大豆、食用盐（加碘）GB/T 24399—2009 ≥10%vol 25℃ μg ①Ⅻ㎏㎡‰ ¥5.00 “”…")]
    [InlineData("䶮㙍饸饹馕𫗧𬭳𠮷䲟龘靐爨麤")]
    [InlineData("")]
    public void MissingCharacters_DrawableText_IsEmpty(string text) =>
        Assert.Empty(Engine.Shared.MissingCharacters(text));

    [Fact]
    public void MissingCharacters_CharactersNotInTheFace_AreNamedOnceInOrder() =>
        Assert.Equal(["😀", "𠀀", "한"], Engine.Shared.MissingCharacters("油😀盐𠀀😀한"));

    [Theory]
    [InlineData("好评🆗", "🆗")]
    [InlineData("⚽油", "⚽")]
    [InlineData("نفط", "نفط")]
    [InlineData("שמן", "שמן")]
    [InlineData("น้ำมัน", "น U+0E49 ำ ม U+0E31")]
    [InlineData("기름", "기름")]
    [InlineData("\U00020000\U0002B5E6", "\U00020000\U0002B5E6")]
    public void MissingCharacters_EmojiAndOtherScripts_AreAllNamed(string text, string expected) =>
        Assert.Equal(expected.Replace(" ", "", StringComparison.Ordinal), string.Concat(Engine.Shared.MissingCharacters(text)));

    [Theory]
    [InlineData("a\u0301", "U+0301")]
    [InlineData("葛\U000E0100", "U+E0100")]
    [InlineData("盐\uFE0F", "U+FE0F")]
    [InlineData("油\n盐", "U+000A")]
    [InlineData("油\u200B盐", "U+200B")]
    [InlineData("油\u202E盐", "U+202E")]
    [InlineData("油\u2028盐", "U+2028")]
    public void MissingCharacters_CharactersThatCannotBeSeenAlone_AreNamedByNumber(string text, string expected) =>
        Assert.Equal([expected], Engine.Shared.MissingCharacters(text));

    // No attributes here: metadata is UTF-8 and cannot hold half of a pair.
    [Fact]
    public void MissingCharacters_LoneSurrogates_AreNamedByNumber() =>
        Assert.Equal(["U+DE00", "U+D83D"], Engine.Shared.MissingCharacters("\uDE00油\uD83D盐\uD83D"));
}
