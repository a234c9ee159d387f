using Microsoft.Extensions.DependencyInjection;

namespace LabelHub.WeChat.Tests;

public sealed class WeChatOptionsTests
{
    [Theory]
    [InlineData("https://api.weixin.qq.com", "wx1", "s", true)]
    [InlineData("https://api2.weixin.qq.com/", "wx1", "s", true)]
    [InlineData("http://127.0.0.1:5081", "wx1", "s", true)]
    [InlineData("http://localhost:5081", "wx1", "s", true)]
    [InlineData("http://[::1]:5081", "wx1", "s", true)]
    [InlineData("http://api.weixin.qq.com", "wx1", "s", false)]
    [InlineData("http://10.0.0.1", "wx1", "s", false)]
    [InlineData("http://127.0.0.1.example.com", "wx1", "s", false)]
    [InlineData("ftp://api.weixin.qq.com", "wx1", "s", false)]
    [InlineData("https://api.weixin.qq.com", "", "s", false)]
    [InlineData("https://api.weixin.qq.com", "wx1", " ", false)]
    public void FindProblem_Settings_AreSafeOrNamed(string endpoint, string appId, string appSecret, bool fine)
    {
        var options = new WeChatOptions { Endpoint = new Uri(endpoint), AppId = appId, AppSecret = appSecret };
        Assert.Equal(fine, options.FindProblem() is null);
    }

    [Fact]
    public void AddWeChat_UnsafeSettings_StopTheStart()
    {
        var options = new WeChatOptions { Endpoint = new Uri("http://api.weixin.qq.com"), AppId = "wx1", AppSecret = "canary" };
        var refusal = Assert.Throws<ArgumentException>(() => new ServiceCollection().AddWeChat(options));
        Assert.DoesNotContain("canary", refusal.Message, StringComparison.Ordinal);
    }
}
