using LabelHub.Persistence.Ids;

namespace LabelHub.Persistence.Tests.Ids;

public sealed class PublicCodeTests
{
    [Fact]
    public void New_ManyCodes_AreDistinctAndOfTheAlphabet()
    {
        var codes = Enumerable.Range(0, 1000).Select(_ => PublicCode.New()).ToList();
        Assert.Equal(1000, codes.Distinct(StringComparer.Ordinal).Count());
        Assert.All(codes, code => Assert.Equal(code, PublicCode.Normalize(code)));
        Assert.Equal(32, codes.SelectMany(code => code).Distinct().Count());
    }

    [Theory]
    [InlineData("abcd-efgh-jkmn", "abcdefghjkmn")]
    [InlineData("ABCD EFGH JKMN", "abcdefghjkmn")]
    [InlineData("oOiIlL123456", "001111123456")]
    public void Normalize_TypedFromALabel_IsUnderstood(string typed, string code) => Assert.Equal(code, PublicCode.Normalize(typed));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("abcdefghjkm")]
    [InlineData("abcdefghjkmnp")]
    [InlineData("abcdefghjkmu")]
    [InlineData("abcdefghjkm油")]
    [InlineData("a----------------------------------------------------bcdefghjkmn")]
    public void Normalize_NoCode_IsNull(string? typed) => Assert.Null(PublicCode.Normalize(typed));
}
