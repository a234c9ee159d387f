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
            Endpoint = section["Endpoint"] is { Length: > 0 } endpoint ? AddressOf(endpoint) : new Uri("https://api.weixin.qq.com"),
        };
        if (options.FindProblem() is { } problem)
            throw new SetupException(problem);
        builder.Services.AddWeChat(options);
    }

    private static Uri AddressOf(string endpoint) =>
        Uri.TryCreate(endpoint, UriKind.Absolute, out var address) ? address : throw new SetupException("WeChat:Endpoint is not an address.");
}
