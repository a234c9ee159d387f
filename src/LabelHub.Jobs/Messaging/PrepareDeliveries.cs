using LabelHub.Domain.Reminders;
using LabelHub.Persistence;
using LabelHub.Persistence.Messaging;
using LabelHub.Persistence.Reminders;
using LabelHub.WeChat.Messages;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Jobs.Messaging;

/// <summary>
/// Makes claimed deliveries ready: reads again what they are to tell, counts the consent down and says "sending", all
/// in the caller's transaction. Once that is committed, a crash can no longer make anybody believe nothing was sent.
/// </summary>
public sealed class PrepareDeliveries(
    LabelHubContext database, MessageTemplates templates, DispatchOptions options, NodeName node, TimeProvider time)
{
    /// <param name="deliveries">Locked; the caller writes them back.</param>
    /// <param name="secondTry">Their consent was counted down before, and stays so.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<List<Attempt>> RunAsync(IReadOnlyCollection<Delivery> deliveries, bool secondTry, CancellationToken cancellation)
    {
        var now = Microseconds(time.GetUtcNow());
        if (!secondTry)
            await UnlinkAsync([.. deliveries.Select(d => d.Id)], cancellation);
        var told = await TellAsync(deliveries, now, cancellation);
        Guid[] people = [.. deliveries.Select(d => d.AccountId)];
        var openIds = await database.Accounts.AsNoTracking().Where(a => people.Contains(a.Id))
            .ToDictionaryAsync(a => a.Id, a => a.OpenId, cancellation);
        var consents = secondTry
            ? []
            : await Consents.LockAsync(database, [.. Wanted(deliveries.Where(d => told.Contains(d.Id)))], cancellation);
        List<Attempt> attempts = [];
        foreach (var delivery in deliveries)
        {
            if (!told.Contains(delivery.Id))
            {
                if (!secondTry)
                    End(delivery, DeliveryState.Cancelled, now);
                continue;
            }

            if (TemplateOf(delivery, secondTry) is not { } template || (!secondTry && !Take(delivery, template, consents)))
            {
                if (!secondTry)
                    End(delivery, DeliveryState.NotSubscribed, now);
                continue;
            }

            Begin(delivery, template, now);
            var page = $"{options.Page}?r={delivery.DedupeReference}";
            var message = new SubscribeMessage(
                openIds[delivery.AccountId], template.Id, page, template.Fill(MessageText.Fields([.. told[delivery.Id]])));
            attempts.Add(new Attempt(delivery.Id, delivery.Purpose, now, secondTry, message));
        }

        await Consents.SaveAsync(database, consents.Values, cancellation);
        return attempts;
    }

    /// <summary>What a column of the database can hold.</summary>
    private static DateTimeOffset Microseconds(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond));

    private static bool Take(Delivery delivery, MessageTemplate template, Dictionary<(Guid, string), Consent> consents)
    {
        var consent = consents[(delivery.AccountId, template.Id)];
        delivery.GrantsBefore = consent.Remaining + delivery.TriesInDoubt;
        return consent.Take();
    }

    /// <summary>It is not sent now. Whether an earlier try in doubt arrived is still not known.</summary>
    private static void End(Delivery delivery, DeliveryState state, DateTimeOffset now)
    {
        if (delivery.IsInDoubt)
            delivery.Conclude(now);
        else
            delivery.Release(state);
    }

    private void Begin(Delivery delivery, MessageTemplate template, DateTimeOffset now)
    {
        delivery.State = DeliveryState.Sending;
        delivery.LeaseOwner = node.Name;
        delivery.LeaseUntil = now + options.Lease;
        delivery.Attempts++;
        delivery.TemplateId = template.Id;
        delivery.SendingSince = now;
        delivery.UnsettledSince ??= now;
    }

    // a harmless second try needs the very template of the first: its consent is the one in question
    private MessageTemplate? TemplateOf(Delivery delivery, bool secondTry) =>
        templates.For(SendBreakers.WordOf(delivery.Purpose)) is { } template && (!secondTry || delivery.TemplateId == template.Id)
            ? template
            : null;

    private IEnumerable<(Guid, string)> Wanted(IEnumerable<Delivery> deliveries) =>
        from delivery in deliveries let template = TemplateOf(delivery, secondTry: false) where template is not null select (delivery.AccountId, template.Id);

    /// <summary>
    /// What was settled since is not told, so its notices go: should it fall due again, it is still to be told. The
    /// reminders stay as they are until the caller commits.
    /// </summary>
    private async Task UnlinkAsync(Guid[] ids, CancellationToken cancellation)
    {
        await database.Database.ExecuteSqlAsync(
            $"SELECT 1 FROM reminders r WHERE r.id IN (SELECT reminder_id FROM notices WHERE delivery_id = ANY({ids})) ORDER BY r.id FOR SHARE",
            cancellation);
        await database.Database.ExecuteSqlAsync(
            $"DELETE FROM notices n USING reminders r WHERE n.delivery_id = ANY({ids}) AND r.id = n.reminder_id AND r.state <> 'due'",
            cancellation);
    }

    /// <summary>
    /// What is still to be told, by delivery: not what was settled since, nor what it is too late
    /// to say, nor to whoever has left.
    /// </summary>
    private async Task<ILookup<Guid, Told>> TellAsync(
        IReadOnlyCollection<Delivery> deliveries, DateTimeOffset now, CancellationToken cancellation)
    {
        Guid?[] ids = [.. deliveries.Select(d => (Guid?)d.Id)];
        var rows = await (from notice in database.Notices.AsNoTracking()
                          where ids.Contains(notice.DeliveryId)
                          join reminder in database.Reminders on notice.ReminderId equals reminder.Id
                          where reminder.State == ReminderState.Due
                          join workshop in database.Workshops on reminder.WorkshopId equals workshop.Id
                          join member in database.Members
                              on new { reminder.WorkshopId, notice.AccountId } equals new { member.WorkshopId, member.AccountId }
                          select new { DeliveryId = notice.DeliveryId!.Value, reminder, workshop.Name }).ToListAsync(cancellation);
        var useful = rows.Where(r => new DueSubject(r.reminder.Kind, r.reminder.DueDate) { DueTime = r.reminder.DueTime }.IsUseful(now))
            .ToList();
        var titles = await SubjectTitles.LoadAsync(
            database, [.. useful.Select(r => (r.reminder.Kind, r.reminder.SubjectId))], withNames: false, cancellation);
        return useful.ToLookup(
            r => r.DeliveryId, r => new Told(r.reminder, titles.GetValueOrDefault((r.reminder.Kind, r.reminder.SubjectId), "提醒"), r.Name));
    }
}
