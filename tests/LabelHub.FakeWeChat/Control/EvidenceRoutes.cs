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
        control.MapGet("/report", (Journal journal) => Results.Ok(Report(journal.Read())));
    }

    private static object Report(IReadOnlyList<JournalEntry> calls) => new
    {
        signIns = calls.Count(c => c.Api == JsCode2Session.Api && c.Committed),
        tokenFetches = calls.Count(c => c.Api == StableToken.Api && c.Committed),
        forceRefreshes = calls.Count(c => c.Api == StableToken.Api && c.Parameters.GetValueOrDefault("force_refresh") == bool.TrueString),
        refusedCalls = calls.Count(c => c.ErrorCode is not (null or 0)),
        faults = calls.Count(c => c.Fault is not null),
        secretsInUrls = calls.Where(c => c.Method == HttpMethods.Get && c.Parameters.ContainsKey("secret")).Select(c => c.Api).Distinct(StringComparer.Ordinal),
    };
}
