using LabelHub.Persistence.Ids;

namespace LabelHub.Persistence.Tests.Ids;

public sealed class SecretTokenTests
{
    [Fact]
    public void Hash_SameToken_IsTheSameAndTellsNothingOfIt()
    {
        var token = SecretToken.New();
        Assert.NotEqual(token, SecretToken.New());
        Assert.Equal(32, SecretToken.Hash(token)!.Length);
        Assert.Equal(SecretToken.Hash(token), SecretToken.Hash(token));
        Assert.NotEqual(SecretToken.Hash(SecretToken.New()), SecretToken.Hash(token));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("=+/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("油AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void Hash_NoToken_IsNull(string? text) => Assert.Null(SecretToken.Hash(text));
}
