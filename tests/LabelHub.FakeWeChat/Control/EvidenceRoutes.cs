using LabelHub.FakeWeChat.Faults;
using LabelHub.FakeWeChat.Push;
using LabelHub.FakeWeChat.State;
using LabelHub.FakeWeChat.Surface;

namespace LabelHub.FakeWeChat.Control;

/// <summary>What the fake saw.</summary>
internal static class EvidenceRoutes
{
    public static void MapEvidence(this RouteGroupBuilder control)
    {
        control.MapGet("/ledger", (string? api, string? openid, long? since, Journal journal) => Results.Ok(journal.Read()
            .Where(e => (api is null || e.Api == api) && (openid is null || e.OpenId == openid) && e.Seq > (since ?? 0))));
        control.MapGet("/report", Report);
        control.MapGet("/sends", (string? openid, Sends sends) => sends.To(openid));
        control.MapGet("/state", (FakeClock clock, FaultRules rules, Subscriptions subscriptions, PushSender pushes) => new
        {
            now = clock.GetUtcNow(),
            faults = rules.Read().Count,
            grantsGiven = subscriptions.GrantsGiven,
            pushUrl = pushes.Options.Url,
            pushesPending = pushes.Pending,
        });
    }

    private static object Report(Journal journal, Sends sends, Lanes lanes, Subscriptions subscriptions, PushSender pushes)
    {
        var calls = journal.Read();
        var (committed, byReminder) = sends.Count();
        var pushed = pushes.Read();
        return new
        {
            signIns = calls.Count(c => c.Api == JsCode2Session.Api && c.Committed),
            sendsCommitted = committed,
            sendCalls = calls.Count(c => c.Api == SubscribeSend.Api),
            byReminder,
            duplicates = byReminder.Where(r => r.Value > 1).Select(r => r.Key),
            grantsGiven = subscriptions.GrantsGiven,
            tokenFetches = calls.Count(c => c.Api is StableToken.Api or PlainToken.Api && c.Committed),
            forceRefreshes = calls.Count(c => c.Api == StableToken.Api && c.Parameters.GetValueOrDefault("force_refresh") == bool.TrueString),
            refusedCalls = calls.Count(c => c.ErrorCode is not (null or 0)),
            refusedByCode = calls.Where(c => c.ErrorCode is not (null or 0)).CountBy(c => c.ErrorCode!.Value).ToDictionary(),
            faults = calls.Count(c => c.Fault is not null),
            parallelPerOpenidMax = lanes.MostAtOnce,
            secretsInUrls = calls.Where(c => c.Method == HttpMethods.Get && c.Parameters.ContainsKey("secret")).Select(c => c.Api).Distinct(StringComparer.Ordinal),
            pushes = new { sent = pushed.Count, lost = pushed.Count(p => p.Answers.Count == 0), pending = pushes.Pending, slowestMs = pushed.SelectMany(p => p.Milliseconds).DefaultIfEmpty().Max() },
        };
    }
}
