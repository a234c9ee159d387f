using System.Security.Cryptography;
using System.Text;
using LabelHub.FakeWeChat.Faults;
using LabelHub.FakeWeChat.State;

namespace LabelHub.FakeWeChat.Surface;

/// <summary>WeChat as its callers see it: read the call, decide, write it down, answer; a fault may strike between any two.</summary>
internal sealed class WeChatSurface(
    People people, Lanes lanes, IssuedTokens tokens, FaultRules rules, Gates gates, FakeSettings settings, FakeClock clock, FakeRandom random, Journal journal)
{
    public async Task ServeAsync(HttpContext context, string api, Func<FakeCall, FakeAnswer> handle)
    {
        if (HttpFront.Refuse(context.Request) is { } status)
        {
            var refused = new FakeCall(api, context.Request.Method, new Dictionary<string, string>(StringComparer.Ordinal), [], [.. context.Request.Headers.Keys]);
            Record(refused, openId: null, new FakeAnswer(status, [], Committed: false), fault: null);
            context.Response.StatusCode = status;
            context.Response.ContentLength = 0;
            return;
        }

        var call = await FakeCall.ReadAsync(api, context.Request);
        if (api != SubscribeSend.Api || (call.Json() is var body && body is null))
        {
            await ServeAsync(context, call, people.OwnerOf(call.Parameter("js_code")), handle);
            return;
        }

        var openId = FakeCall.Text(body.Value, "touser");
        var alone = lanes.Enter(openId);
        try
        {
            await ServeAsync(context, call with { Alone = alone }, openId, handle);
        }
        finally
        {
            lanes.Leave(openId);
        }
    }

    private async Task ServeAsync(HttpContext context, FakeCall call, string? openId, Func<FakeCall, FakeAnswer> handle)
    {
        var api = call.Api;
        var fault = rules.Strike(api, openId);
        var strike = new FaultStrike(context, gates, tokens, clock, random);
        if (fault is not null && await strike.BeforeAsync(fault))
        {
            Record(call, openId, answer: null, fault);
            await strike.InsteadAsync(fault);
            return;
        }

        var answer = handle(call);
        Record(call, openId, answer, fault);
        await strike.AnswerAsync(fault, answer);
    }

    private void Record(FakeCall call, string? openId, FakeAnswer? answer, Fault? fault) => journal.Write(seq => new JournalEntry(
        seq, clock.GetUtcNow(), call.Api, call.Method, WithoutSecret(call), call.Headers, openId, answer?.ErrorCode, answer?.Committed ?? false, fault?.Action.ToString()));

    private Dictionary<string, string> WithoutSecret(FakeCall call)
    {
        var parameters = new Dictionary<string, string>(call.Query, StringComparer.Ordinal);
        if (call.Json() is { } body)
        {
            foreach (var member in body.EnumerateObject())
                parameters[member.Name] = member.Value.ToString();
        }

        if (parameters.TryGetValue("secret", out var secret))
            parameters["secret"] = secret == settings.AppSecret ? "right" : "wrong";
        if (parameters.TryGetValue("access_token", out var token))
            parameters["access_token"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(token)))[..8];
        return parameters;
    }
}

/// <summary>The paths of WeChat.</summary>
internal static class WeChatRoutes
{
    public static void MapWeChat(this WebApplication app)
    {
        var surface = app.Services.GetRequiredService<WeChatSurface>();
        app.Map("/sns/jscode2session", (HttpContext context, JsCode2Session call) => surface.ServeAsync(context, JsCode2Session.Api, call.Handle));
        app.Map("/cgi-bin/stable_token", (HttpContext context, StableToken call) => surface.ServeAsync(context, StableToken.Api, call.Handle));
        app.Map("/cgi-bin/token", (HttpContext context, PlainToken call) => surface.ServeAsync(context, PlainToken.Api, call.Handle));
        app.Map("/wxaapi/newtmpl/gettemplate", (HttpContext context, TemplateList call) => surface.ServeAsync(context, TemplateList.Api, call.Handle));
        app.Map("/cgi-bin/message/subscribe/send", (HttpContext context, SubscribeSend call) => surface.ServeAsync(context, SubscribeSend.Api, call.Handle));
    }
}
