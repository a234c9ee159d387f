using LabelHub.FakeWeChat.Push;
using LabelHub.FakeWeChat.State;

namespace LabelHub.FakeWeChat.Control;

/// <summary>What somebody does on their phone about messages.</summary>
internal static class PhoneRoutes
{
    private const int MaxTemplates = 5;

    public static void MapPhones(this RouteGroupBuilder control)
    {
        control.MapPost("/users/{openid}/tap", TapAsync);
        control.MapPost("/users/{openid}/settings", SetAsync);
        control.MapGet("/users/{openid}/grants", (string openid, Subscriptions subscriptions) =>
            FakeTemplates.All.ToDictionary(t => t.Id, t => subscriptions.Left(openid, t.Id), StringComparer.Ordinal));
        control.MapPost("/crowd", AddCrowdAsync);
        control.MapGet("/inbox/{openid}", (string openid, Sends sends) => Results.Content(InboxPage.Write(openid, sends.To(openid)), "text/html; charset=utf-8"));
        control.MapGet("/ui", () => Results.Content(UiPage.Html, "text/html; charset=utf-8"));
        control.MapGet("/templates", () => FakeTemplates.All);
    }

    /// <summary>wx.requestSubscribeMessage: gives back what the mini-program's callback gets, and pushes the event.</summary>
    private static async Task<IResult> TapAsync(
        string openid, HttpRequest request, People people, Subscriptions subscriptions, PushSender pushes, FakeClock clock)
    {
        var tap = await request.ReadFromJsonAsync<Tapped>(ControlRoutes.Json, request.HttpContext.RequestAborted) ?? new Tapped([]);
        if (tap.TmplIds.Count == 0)
            return Failed(10001, "TmplIds can't be empty");
        if (tap.TmplIds.Count > MaxTemplates)
            return Failed(20003, "Templates count out of max bounds");
        if (tap.TmplIds.FirstOrDefault(id => FakeTemplates.Find(id) is null) is not null)
            return Failed(20001, "No template data return, verify the template id exist");
        people.Add(openid);
        if (subscriptions.Tap(openid, tap.TmplIds.Distinct(StringComparer.Ordinal), tap.Choice ?? new(StringComparer.Ordinal), tap.Always) is not { } result)
            return Failed(20004, "The main switch is switched off");
        pushes.Enqueue(PushEvent.Popup(openid, clock.GetUtcNow(), result));
        return Results.Json(new Dictionary<string, string>(result, StringComparer.Ordinal) { ["errMsg"] = "requestSubscribeMessage:ok" });
    }

    private static IResult Failed(int code, string why) => Results.Json(new { errMsg = $"requestSubscribeMessage:fail {why}", errCode = code });

    private static async Task<IResult> SetAsync(
        string openid, HttpRequest request, People people, Subscriptions subscriptions, PushSender pushes, FakeClock clock)
    {
        var wanted = await request.ReadFromJsonAsync<PhoneSettings>(ControlRoutes.Json, request.HttpContext.RequestAborted) ?? new PhoneSettings();
        people.Add(openid);
        var rejected = wanted.Rejected ?? new(StringComparer.Ordinal);
        subscriptions.Set(openid, wanted.MainSwitch, rejected);
        var refusals = rejected.Where(r => r.Value).Select(r => r.Key).ToList();
        if (refusals.Count > 0)
            pushes.Enqueue(PushEvent.Change(openid, clock.GetUtcNow(), refusals));
        return Results.NoContent();
    }

    /// <summary>Many people at once, each with so many grants of every template; no events.</summary>
    private static async Task<IResult> AddCrowdAsync(HttpRequest request, People people, Subscriptions subscriptions)
    {
        var crowd = await request.ReadFromJsonAsync<Crowd>(ControlRoutes.Json, request.HttpContext.RequestAborted) ?? new Crowd("", 0, 0);
        for (var i = 0; i < crowd.Count; i++)
        {
            var openId = FormattableString.Invariant($"{crowd.Prefix}{i}");
            people.Add(openId);
            foreach (var template in FakeTemplates.All)
                subscriptions.Grant(openId, template.Id, crowd.Grants);
        }

        return Results.NoContent();
    }

    private sealed record Tapped(List<string> TmplIds, Dictionary<string, string>? Choice = null, bool Always = false);

    private sealed record PhoneSettings(bool? MainSwitch = null, Dictionary<string, bool>? Rejected = null);

    private sealed record Crowd(string Prefix, int Count, int Grants);
}
