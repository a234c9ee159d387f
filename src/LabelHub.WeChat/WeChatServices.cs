using LabelHub.WeChat.Messages;
using LabelHub.WeChat.Push;
using LabelHub.WeChat.Tokens;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LabelHub.WeChat;

/// <summary>How a host gets at WeChat.</summary>
public static class WeChatServices
{
    /// <summary>
    /// Adds <see cref="IWeChatGateway"/> and <see cref="AccessTokens"/>, with the token remembered in the process unless
    /// another <see cref="IAccessTokenStore"/> was added before. Needs a <see cref="TimeProvider"/> and logging.
    /// </summary>
    /// <exception cref="ArgumentException">The settings will not do; the message is for the operator.</exception>
    public static IServiceCollection AddWeChat(this IServiceCollection services, WeChatOptions options)
    {
        if (options.FindProblem() is { } problem)
            throw new ArgumentException(problem, nameof(options));
        services.AddSingleton(options);
        services.AddSingleton<IWeChatGateway, WeChatGateway>();
        services.TryAddSingleton<IAccessTokenStore, InProcessAccessTokenStore>();
        services.AddSingleton<AccessTokens>();
        services.AddSingleton(options.Templates);
        services.AddSingleton<MessageSender>();
        services.AddSingleton<TemplateCheck>();
        services.AddSingleton<PushReader>();
        return services;
    }
}
