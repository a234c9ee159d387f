using LabelHub.Api.Http;
using LabelHub.Api.Security;
using LabelHub.Domain.Reminders;
using LabelHub.Persistence;
using LabelHub.Persistence.Ids;
using LabelHub.Persistence.Reminders;
using LabelHub.Persistence.Workshops;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Api.Features.Calendar;

/// <summary>
/// GET /v1/workshops/{workshopId}/calendar.ics?token=: the due dates for a phone's calendar, which can send no header.
/// The token opens nothing else, ends with its maker's membership, and can be revoked.
/// </summary>
public static class ReadCalendar
{
    private const int MaxDays = 500;
    private const int DaysBack = 30;

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/v1/workshops/{workshopId}/calendar.ics", HandleAsync)
        .WithName("GetCalendar").WithSummary("手机日历").WithTags("Reminders").Produces(StatusCodes.Status200OK, contentType: "text/calendar")
        .AllowAnonymous().RequireRateLimiting(RateLimits.PublicPages);

    private static async Task<IResult> HandleAsync(
        string workshopId, string? token, LabelHubContext database, WorkCalendar calendar, ShanghaiClock clock, HttpResponse response,
        CancellationToken cancellation)
    {
        response.Headers.CacheControl = "private, no-cache";
        if (await FindAsync(workshopId, token, database, cancellation) is not { } link)
            return Problems.Of(404, Problems.NotFound, "没有这个日历，或者它已停用。");
        var workshop = await database.Workshops.AsNoTracking().SingleAsync(w => w.Id == link.WorkshopId, cancellation);
        var watches = await WatchesAsync(database, link, clock.Today, cancellation);
        var titles = await SubjectTitles.LoadAsync(
            database, [.. watches.Select(w => (w.Kind, w.SubjectId))], withNames: true, cancellation);
        var days = watches.SelectMany(w => DaysOf(w, titles.GetValueOrDefault((w.Kind, w.SubjectId)) ?? "", calendar));
        return Results.Text(IcsWriter.Write(workshop.Name, days, clock.UtcNow), "text/calendar; charset=utf-8");
    }

    private static async Task<CalendarLink?> FindAsync(
        string workshopId, string? token, LabelHubContext database, CancellationToken cancellation)
    {
        if (!PublicId.TryParse(IdKinds.Workshop, workshopId, out var id) || SecretToken.Hash(token) is not { } hash)
            return null;
        return await database.CalendarLinks.AsNoTracking().SingleOrDefaultAsync(
            l => l.TokenHash == hash && l.WorkshopId == id && l.RevokedAt == null
                && database.Members.Any(m => m.WorkshopId == id && m.AccountId == l.AccountId),
            cancellation);
    }

    private static Task<List<Watch>> WatchesAsync(
        LabelHubContext database, CalendarLink link, DateOnly today, CancellationToken cancellation)
    {
        var from = today.AddDays(-DaysBack);
        return database.Watches.AsNoTracking()
            .Where(w => w.WorkshopId == link.WorkshopId && w.DueDate >= from
                && (w.Audience == ReminderAudience.Workshop
                    || database.ReportSchedules.Any(s => s.Id == w.SubjectId && s.ContactAccountId == link.AccountId)))
            .OrderBy(w => w.DueDate).ThenBy(w => w.SubjectId).Take(MaxDays).ToListAsync(cancellation);
    }

    /// <summary>The due date, and before it the last day for a renewal's application where one is known.</summary>
    private static IEnumerable<CalendarDay> DaysOf(Watch watch, string title, WorkCalendar calendar)
    {
        var due = watch.DueDate!.Value;
        DateOnly? renewBy = watch.RenewDaysBefore is { } days ? due.Plus(-days) : null;
        var text = new ReminderText(watch.Kind, watch.Audience, title, due, renewBy, watch.Note) { DueTime = watch.DueTime };
        var uid = FormattableString.Invariant($"{watch.SubjectId:N}-{(int)watch.Kind}-{due:yyyyMMdd}");
        if (renewBy is { } line)
            yield return new CalendarDay(uid + "-renewal@labelhub", line, $"{title}：递交延续申请的最后一天", text.Message(line, calendar));
        yield return new CalendarDay(uid + "@labelhub", due, $"{title}：{WhatIs(watch)}", text.Message(due, calendar));
    }

    private static string WhatIs(Watch watch) => (watch.Kind, watch.Audience) switch
    {
        (ReminderKind.BatchExpiry, _) => "保质期到期",
        (ReminderKind.ReportDue, ReminderAudience.Office) => "报送",
        (ReminderKind.ReportDue, _) => "备好数字",
        (ReminderKind.RuleChange, _) => "标签规定有变化",
        _ => "到期",
    };
}
