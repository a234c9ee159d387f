using System.Text.Json;
using System.Text.Json.Serialization;
using LabelHub.FakeWeChat.Faults;
using LabelHub.FakeWeChat.Push;
using LabelHub.FakeWeChat.State;

namespace LabelHub.FakeWeChat.Control;

/// <summary>What tests and demos turn: people, clock, faults, gates; and the evidence they read.</summary>
internal static class ControlRoutes
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static void MapControl(this WebApplication app)
    {
        app.MapGet("/", () => "Fake WeChat. POST /__fake/users/{openid}/login gives a sign-in code; /__fake/ui has buttons; GET /__fake/ledger shows the calls.");
        var control = app.MapGroup("/__fake");
        control.MapPost("/users/{openid}/login", (string openid, People people) => Results.Ok(new { code = people.Login(openid) }));
        control.MapPut("/users/{openid}", SetPersonAsync);
        control.MapPost("/clock", AdvanceAsync);
        control.MapPost("/faults", AddFaultsAsync);
        control.MapGet("/faults", (FaultRules rules) => Results.Json(rules.Read(), Json));
        control.MapDelete("/faults", (FaultRules rules) => rules.Clear());
        control.MapPost("/faults/presets/{name}", AddPreset);
        control.MapPost("/gates/{name}/wait", (string name, Gates gates, CancellationToken aborted) => gates.SomebodyIsAtAsync(name, aborted));
        control.MapPost("/gates/{name}/left", (string name, Gates gates, CancellationToken aborted) => gates.EverybodyHasLeftAsync(name, aborted));
        control.MapPost("/gates/{name}/release", (string name, Gates gates) => gates.Release(name));
        control.MapPost("/reset", Reset);
        control.MapPost("/quota", SetQuotaAsync);
        control.MapPhones();
        control.MapPushes();
        control.MapEvidence();
    }

    private static async Task<IResult> SetPersonAsync(string openid, HttpRequest request, People people)
    {
        var wanted = await request.ReadFromJsonAsync<PersonSettings>(Json, request.HttpContext.RequestAborted);
        people.Set(openid, wanted?.Blocked ?? false, wanted?.UnionId);
        return Results.NoContent();
    }

    private static async Task<IResult> AdvanceAsync(HttpRequest request, FakeClock clock)
    {
        var step = await request.ReadFromJsonAsync<ClockStep>(Json, request.HttpContext.RequestAborted);
        clock.Advance(TimeSpan.FromSeconds(step?.AdvanceSeconds ?? 0));
        return Results.Ok(new { now = clock.GetUtcNow() });
    }

    private static async Task<IResult> AddFaultsAsync(HttpRequest request, FaultRules rules)
    {
        rules.Add(await request.ReadFromJsonAsync<List<Fault>>(Json, request.HttpContext.RequestAborted) ?? []);
        return Results.NoContent();
    }

    private static IResult AddPreset(string name, FaultRules rules)
    {
        if (!Presets.All.TryGetValue(name, out var faults))
            return Results.NotFound();
        rules.Add(faults);
        return Results.NoContent();
    }

    private static async Task<IResult> SetQuotaAsync(HttpRequest request, Quotas quotas)
    {
        if (await request.ReadFromJsonAsync<QuotaSetting>(Json, request.HttpContext.RequestAborted) is not { } wanted)
            return Results.BadRequest();
        quotas.Set(wanted.Api, wanted.Remaining);
        return Results.NoContent();
    }

    private static IResult Reset(
        int? seed, People people, Subscriptions subscriptions, Sends sends, IssuedTokens tokens, FaultRules rules, Gates gates, Lanes lanes,
        Quotas quotas, PushSender pushes, Journal journal, FakeRandom random)
    {
        rules.Clear();
        gates.ReleaseAll();
        people.Clear();
        subscriptions.Clear();
        sends.Clear();
        lanes.Forget();
        quotas.Clear();
        pushes.Clear();
        tokens.Clear();
        journal.Clear();
        random.Reseed(seed ?? 1);
        return Results.NoContent();
    }

    private sealed record QuotaSetting(string Api, int Remaining);

    private sealed record PersonSettings(bool Blocked, string? UnionId);

    private sealed record ClockStep(double AdvanceSeconds);
}
