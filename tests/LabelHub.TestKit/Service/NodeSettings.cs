using LabelHub.TestKit.Databases;
using LabelHub.TestKit.Redis;
using LabelHub.TestKit.WeChat;

namespace LabelHub.TestKit.Service;

/// <summary>What an API process must be told to stand over a PostgreSQL, a Redis and a fake WeChat.</summary>
public static class NodeSettings
{
    /// <summary>Message push and the fake's templates.</summary>
    public static IReadOnlyDictionary<string, string> Messages { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["WeChat:PushToken"] = FakeWeChatProcess.PushToken,
        ["WeChat:PushEncodingAesKey"] = FakeWeChatProcess.PushAesKey,
        ["WeChat:Templates:expiry:TemplateId"] = FakeWeChatProcess.ExpiryTemplate,
        ["WeChat:Templates:expiry:Fields:thing1"] = "subject",
        ["WeChat:Templates:expiry:Fields:date2"] = "dueDate",
        ["WeChat:Templates:expiry:Fields:thing3"] = "note",
        ["WeChat:Templates:report:TemplateId"] = FakeWeChatProcess.ReportTemplate,
        ["WeChat:Templates:report:Fields:thing4"] = "subject",
        ["WeChat:Templates:report:Fields:date3"] = "dueDate",
        ["WeChat:Templates:report:Fields:thing6"] = "note",
    };

    /// <summary>One node's; the caller adds what is its own.</summary>
    /// <param name="database">Shared by all nodes.</param>
    /// <param name="redis">Shared by all nodes.</param>
    /// <param name="weChat">Shared by all nodes.</param>
    /// <param name="folder">The node's own.</param>
    public static Dictionary<string, string> Of(TestDatabase database, RedisServer redis, FakeWeChatProcess weChat, string folder) =>
        new(Messages, StringComparer.Ordinal)
        {
            ["ConnectionStrings:Postgres"] = database.ConnectionString,
            ["ConnectionStrings:Redis"] = redis.ConnectionString,
            ["Data:Folder"] = folder,
            ["Public:BaseUrl"] = "https://l.example.cn",
            ["WeChat:AppId"] = FakeWeChatProcess.AppId,
            ["WeChat:AppSecret"] = FakeWeChatProcess.AppSecret,
            ["WeChat:Endpoint"] = weChat.Endpoint.ToString(),
        };
}
