using LabelHub.TestKit.Databases;
using LabelHub.TestKit.WeChat;
using LabelHub.WeChat.Messages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LabelHub.WeChat.Tests;

/// <summary>The gateway as a host gets it.</summary>
internal static class Gateway
{
    public static ServiceProvider To(
        Uri endpoint, string secret = FakeWeChatProcess.AppSecret, TimeSpan? timeout = null, Action<ILoggingBuilder>? logging = null,
        IEnumerable<MessageTemplate>? templates = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton(RealClock.Instance);
        services.AddLogging(logging ?? (_ => { }));
        services.AddWeChat(new WeChatOptions
        {
            Endpoint = endpoint,
            AppId = FakeWeChatProcess.AppId,
            AppSecret = secret,
            SignInTimeout = timeout ?? TimeSpan.FromSeconds(5),
            TokenTimeout = timeout ?? TimeSpan.FromSeconds(5),
            SendTimeout = timeout ?? TimeSpan.FromSeconds(8),
            Templates = new MessageTemplates(templates ?? []),
        });
        return services.BuildServiceProvider();
    }
}
