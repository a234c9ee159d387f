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

    public FakeAnswer Handle(FakeCall call)
    {
        if (tokens.Check(call.Parameter("access_token")) is var refused and not 0)
            return FakeAnswer.Error(refused, random);
        if (call.Method != HttpMethods.Post)
            return FakeAnswer.Error(43002, random);
        if (call.Body.Length == 0)
            return FakeAnswer.Error(44002, random);
        return call.Json() is { } body ? Send(body, call.Alone) : FakeAnswer.Error(47001, random);
    }

    private FakeAnswer Send(JsonElement body, bool alone)
    {
        var (openId, page) = (FakeCall.Text(body, "touser"), FakeCall.Text(body, "page"));
        if (!people.Knows(openId))
            return FakeAnswer.Error(40003, random);
        if (FakeTemplates.Find(FakeCall.Text(body, "template_id")) is not { } template)
            return FakeAnswer.Error(40037, random);
        if (page.Length > 0 && FakeCall.Text(body, "miniprogram_state") == "formal" && !FakeSettings.Pages.Contains(page.Split('?')[0]))
            return FakeAnswer.Error(41030, random);
        if (FindBadValue(template, body, out var data) is { } key)
            return FakeAnswer.Error(47003, random, $"argument invalid! data.{key}.value invalid");
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

    /// <summary>The key whose value will not do; null when all will. The keys must be exactly the template's.</summary>
    private static string? FindBadValue(FakeTemplate template, JsonElement body, out Dictionary<string, string> values)
    {
        values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!body.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Object)
            return template.Keywords[0].Key;
        foreach (var keyword in template.Keywords)
        {
            var value = data.TryGetProperty(keyword.Key, out var item) && item.ValueKind == JsonValueKind.Object ? FakeCall.Text(item, "value") : "";
            if (!KeywordRules.Accept(keyword.Kind, value))
                return keyword.Key;
            values[keyword.Caption] = value;
        }

        return data.EnumerateObject().Select(m => m.Name).FirstOrDefault(name => template.Keywords.All(k => k.Key != name));
    }
}
