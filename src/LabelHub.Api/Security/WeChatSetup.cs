using LabelHub.WeChat;

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
        };
        builder.Services.AddWeChat(options);
    }
}
