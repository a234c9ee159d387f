using LabelHub.Persistence;
using LabelHub.Persistence.Messaging;
using LabelHub.Persistence.Reminders;
using LabelHub.WeChat.Push;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Jobs.Messaging;

/// <summary>
/// What a group of pushes changes: the rows are read and locked at once, changed push after push in the order given,
/// and written at once. Deliveries are locked before consents, as everywhere.
/// </summary>
internal static class PushEffects
{
    public static async Task ApplyAsync(
        LabelHubContext database, IReadOnlyList<PushEvent> events, DateTimeOffset now, CancellationToken cancellation)
    {
        if (events.Count == 0)
            return;
        string[] openIds = [.. events.Select(e => e.OpenId).Distinct(StringComparer.Ordinal)];
        var people = await database.Accounts.AsNoTracking().Where(a => openIds.Contains(a.OpenId))
            .ToDictionaryAsync(a => a.OpenId, a => a.Id, StringComparer.Ordinal, cancellation);
        // whoever is nobody's account is nothing to us
        var known = events.Where(e => people.ContainsKey(e.OpenId)).Select(e => (AccountId: people[e.OpenId], Event: e)).ToList();
        var sent = known.FindAll(k => k.Event.Name == PushEvent.Sent);
        var deliveries = await SentEvents.LockAsync(
            database, [.. sent.Select(k => k.AccountId).Distinct()], sent.Select(k => k.Event.CreatedAt).DefaultIfEmpty(now).Min(), cancellation);
        var consents = await Consents.LockAsync(
            database,
            [.. known.SelectMany(k => k.Event.Items.Where(i => IsChoice(k.Event, i)).Select(i => (k.AccountId, i.TemplateId)))],
            cancellation);
        HashSet<Delivery> changed = [];
        foreach (var (accountId, what) in known)
        {
            foreach (var item in what.Items)
            {
                if (IsChoice(what, item))
                    Choose(consents[(accountId, item.TemplateId)], what, item, now);
                else if (what.Name == PushEvent.Sent && SentEvents.Apply(deliveries[accountId], what, item, now) is { } delivery)
                    changed.Add(delivery);
            }
        }

        await NextContact.TellAsync(database, changed, now, cancellation);
        await Deliveries.SaveAsync(database, changed, cancellation);
        await Consents.SaveAsync(database, consents.Values, cancellation);
    }

    /// <summary>A refusal in the pop-up takes nothing back that was given before; one in the settings does.</summary>
    private static bool IsChoice(PushEvent what, PushItem item) =>
        (what.Name is PushEvent.Popup or PushEvent.Change && item.Status == "accept")
        || (what.Name == PushEvent.Change && item.Status == "reject");

    private static void Choose(Consent consent, PushEvent what, PushItem item, DateTimeOffset now)
    {
        if (item.Status == "accept")
            consent.Confirm(what.CreatedAt, now);
        else
            consent.Reject(what.CreatedAt);
    }
}
