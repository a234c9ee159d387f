using LabelHub.WeChat.Errors;

namespace LabelHub.WeChat.Tests.Errors;

public sealed class WeChatErrorsTests
{
    [Theory]
    [InlineData("jscode2session", 40029, WeChatErrorClass.Client)]
    [InlineData("jscode2session", 40226, WeChatErrorClass.User)]
    [InlineData("jscode2session", -1, WeChatErrorClass.Transient)]
    [InlineData("subscribe/send", 40001, WeChatErrorClass.Token)]
    [InlineData("stable_token", 40001, WeChatErrorClass.Config)]
    [InlineData("stable_token", 40029, WeChatErrorClass.Unknown)]
    [InlineData("subscribe/send", 43101, WeChatErrorClass.User)]
    [InlineData("jscode2session", 43101, WeChatErrorClass.Unknown)]
    public void Find_CodeOfAnApi_IsWhatTheTableSays(string api, int code, WeChatErrorClass expected) =>
        Assert.Equal(expected, WeChatErrors.Find(api, code).Class);

    [Fact]
    public void All_EveryEntry_SaysWhatItMeans()
    {
        Assert.True(WeChatErrors.All.Count() > 30);
        Assert.All(WeChatErrors.All, entry => Assert.NotEmpty(entry.Error.Meaning));
    }
}
