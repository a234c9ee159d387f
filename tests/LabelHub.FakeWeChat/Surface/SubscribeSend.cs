using System.Text.Json;
using LabelHub.FakeWeChat.Push;
using LabelHub.FakeWeChat.State;

namespace LabelHub.FakeWeChat.Surface;

/// <summary>
/// <c>POST /cgi-bin/message/subscribe/send</c>. In which order WeChat looks at what is not documented: this order is
/// the fake's, and no test may rely on it.
/// </summary>
internal sealed class SubscribeSend(
    IssuedTokens tokens, People people, Subscriptions subscriptions, Quotas quotas, Sends sends, PushSender pushes, FakeRandom random)
{
    public const string Api = "subscribe/send";
    private const string Empty = ".value is empty";
    private const string Invalid = ".value invalid";
    private static readonly HashSet<string> States = new(["developer", "trial", "formal"], StringComparer.Ordinal);
    private static readonly HashSet<string> Languages = new(["zh_CN", "en_US", "zh_HK", "zh_TW"], StringComparer.Ordinal);

    public FakeAnswer Handle(FakeCall call)
    {
        if (tokens.Check(call.Parameter("access_token")) is var refused and not 0)
            return FakeAnswer.Error(refused, random);
        return call.FindFault(out var body) is var form and not 0 ? FakeAnswer.Error(form, random) : Send(body, call.Alone);
    }

    private FakeAnswer Send(JsonElement body, bool alone)
    {
        var openId = FakeCall.Text(body, "touser");
        if (!people.Knows(openId))
            return FakeAnswer.Error(40003, random);
        if (FakeTemplates.Find(FakeCall.Text(body, "template_id")) is not { } template)
            return FakeAnswer.Error(40037, random);
        if (!IsPage(body, out var page))
            return FakeAnswer.Error(41030, random);
        if (!States.Contains(FakeCall.Text(body, "miniprogram_state")) || !Languages.Contains(FakeCall.Text(body, "lang")))
            return FakeAnswer.Error(40097, random);
        if (FindBadValue(template, body, out var data) is { } bad)
            return FakeAnswer.Error(47003, random, $"argument invalid! data.{bad}");
        if (!alone)
            return FakeAnswer.Error(43108, random);
        if (!quotas.Take(Api))
            return FakeAnswer.Error(45009, random);
        if (!subscriptions.Take(openId, template.Id))
            return FakeAnswer.Error(43101, random);
        var send = sends.Add(openId, template.Id, page, data);
        pushes.Sent(send);
        return FakeAnswer.Granted(new { errcode = 0, errmsg = "ok" });
    }

    /// <summary>Absent, or a page of the released version: of whichever state the message opens.</summary>
    private static bool IsPage(JsonElement body, out string page)
    {
        page = FakeCall.Text(body, "page");
        return !body.TryGetProperty("page", out _) || FakeSettings.Pages.Contains(page.Split('?')[0]);
    }

    /// <summary>The key whose value will not do, and why; null when all will. The keys must be exactly the template's.</summary>
    private static string? FindBadValue(FakeTemplate template, JsonElement body, out Dictionary<string, string> values)
    {
        values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!body.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Object)
            return template.Keywords[0].Key + Empty;
        foreach (var keyword in template.Keywords)
        {
            if (ValueOf(data, keyword) is not { } value || string.IsNullOrWhiteSpace(value))
                return keyword.Key + Empty;
            if (!KeywordRules.Accept(keyword.Kind, value))
                return keyword.Key + Invalid;
            values[keyword.Caption] = value;
        }

        return data.EnumerateObject().Where(m => template.Keywords.All(k => k.Key != m.Name)).Select(m => m.Name + Invalid).FirstOrDefault();
    }

    /// <summary>A text; where the keyword is a number, a JSON number will do as well.</summary>
    private static string? ValueOf(JsonElement data, FakeKeyword keyword)
    {
        if (!data.TryGetProperty(keyword.Key, out var item) || item.ValueKind != JsonValueKind.Object || !item.TryGetProperty("value", out var value))
            return null;
        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number when keyword.Kind == "number" => value.GetRawText(),
            _ => "\0",
        };
    }
}
