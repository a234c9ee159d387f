using LabelHub.WeChat;
using LabelHub.WeChat.Messages;

namespace LabelHub.Api.Security;

/// <summary>Reads the section <c>WeChat</c>.</summary>
public static class WeChatSetup
{
    public static void AddWeChat(this WebApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection("WeChat");
        var options = new WeChatOptions
        {
            AppId = section["AppId"] ?? "",
            AppSecret = section["AppSecret"] ?? "",
            Endpoint = section["Endpoint"] is { Length: > 0 } endpoint ? new Uri(endpoint) : new Uri("https://api.weixin.qq.com"),
            MiniProgramState = section["MiniProgramState"] ?? "formal",
            SignInTimeout = Seconds(section, "SignInTimeoutSeconds", 5),
            SendTimeout = Seconds(section, "SendTimeoutSeconds", 8),
            TokenTimeout = Seconds(section, "TokenTimeoutSeconds", 5),
            PushToken = section["PushToken"] ?? "",
            PushEncodingAesKey = section["PushEncodingAesKey"] ?? "",
            Templates = new MessageTemplates(section.GetSection("Templates").GetChildren().Select(TemplateOf)),
        };
        if (options.FindProblem() is { } problem)
            throw new SetupException(problem);
        builder.Services.AddWeChat(options);
    }

    /// <summary>Two calls at most, each with a question for the token before it.</summary>
    public static TimeSpan LongestSend(IConfiguration configuration)
    {
        var section = configuration.GetSection("WeChat");
        return 2 * (Seconds(section, "SendTimeoutSeconds", 8) + Seconds(section, "TokenTimeoutSeconds", 5));
    }

    /// <summary>Such as <c>WeChat:Templates:expiry:TemplateId</c> and <c>WeChat:Templates:expiry:Fields:thing1=subject</c>.</summary>
    private static MessageTemplate TemplateOf(IConfigurationSection section) => new(
        section.Key,
        section["TemplateId"] ?? "",
        section.GetSection("Fields").GetChildren().ToDictionary(f => f.Key, f => f.Value ?? "", StringComparer.Ordinal));

    private static TimeSpan Seconds(IConfigurationSection section, string name, int otherwise) =>
        TimeSpan.FromSeconds(WholeNumber.Read(section, name, otherwise));
}
