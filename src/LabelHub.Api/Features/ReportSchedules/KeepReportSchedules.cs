using LabelHub.Api.Features.Workshops;
using LabelHub.Api.Http;
using LabelHub.Api.Http.Transactions;
using LabelHub.Api.Security;
using LabelHub.Domain.Reminders;
using LabelHub.Persistence;
using LabelHub.Persistence.Audit;
using LabelHub.Persistence.Ids;
using LabelHub.Persistence.Reminders;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Api.Features.ReportSchedules;

/// <summary>POST, PUT and DELETE of report schedules; their reminders change in the same transaction.</summary>
public static class KeepReportSchedules
{
    /// <summary>Schedules of one workshop.</summary>
    public const int MaxSchedules = 50;

    private const string List = "/v1/workshops/{workshopId}/report-schedules";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(List, CreateAsync).WithName("CreateReportSchedule").WithSummary("新建报送日程").WithTags("Reminders")
            .Bounded(BodyLimits.Single).Transactional();
        routes.MapPut(List + "/{scheduleId}", UpdateAsync).WithName("UpdateReportSchedule").WithSummary("修改报送日程").WithTags("Reminders")
            .Bounded(BodyLimits.Single).Transactional();
        routes.MapDelete(List + "/{scheduleId}", DeleteAsync).WithName("DeleteReportSchedule").WithSummary("删除报送日程").WithTags("Reminders")
            .Transactional();
    }

    public static async Task<Results<Created<ReportScheduleView>, ProblemHttpResult>> CreateAsync(
        string workshopId, ReportScheduleBody body, Caller caller, LabelHubContext database,
        ReminderBook book, WorkCalendar calendar, ShanghaiClock clock, CancellationToken cancellation)
    {
        if (await database.FindAndLockMembersAsync(caller, workshopId, cancellation) is not { } membership)
            return Memberships.NotFound();
        var (contact, errors) = await CheckAsync(body, membership.Workshop.Id, caller, database, cancellation);
        if (errors.Length > 0)
            return Problems.InvalidFields(errors);
        if (await database.ReportSchedules.CountAsync(s => s.WorkshopId == membership.Workshop.Id && s.DeletedAt == null, cancellation)
            >= MaxSchedules)
            return Problems.Of(422, "reportSchedule.tooMany", FormattableString.Invariant($"一家小作坊最多 {MaxSchedules} 个报送日程，请先删除不用的。"));
        var schedule = new ReportSchedule
        {
            Id = PublicId.New(clock.Time),
            WorkshopId = membership.Workshop.Id,
            Title = "",
            Audience = default,
            DayOfMonth = 1,
            LeadDays = [],
            RollBackToWorkday = false,
            CreatedAt = clock.UtcNow,
        };
        body.ApplyTo(schedule, contact);
        database.ReportSchedules.Add(schedule);
        await SaveAsync(schedule, "reportSchedule.created", caller, database, book, clock, cancellation);
        var view = ReportScheduleView.Of(schedule, calendar, clock.Today);
        return TypedResults.Created($"/v1/workshops/{workshopId}/report-schedules/{view.Id}", view);
    }

    public static async Task<Results<Ok<ReportScheduleView>, ProblemHttpResult>> UpdateAsync(
        string workshopId, string scheduleId, ReportScheduleBody body, Caller caller,
        LabelHubContext database, ReminderBook book, WorkCalendar calendar, ShanghaiClock clock, CancellationToken cancellation)
    {
        if (await FindAsync(database, caller, workshopId, scheduleId, cancellation) is not { } schedule)
            return Memberships.NotFound();
        // so that no contact leaves between this check and the commit
        await database.LockMembersAsync(schedule.WorkshopId, cancellation);
        var (contact, errors) = await CheckAsync(body, schedule.WorkshopId, caller, database, cancellation);
        if (errors.Length > 0)
            return Problems.InvalidFields(errors);
        var audience = body.Audience ?? ReminderAudience.Workshop;
        if ((audience != schedule.Audience || contact != schedule.ContactAccountId)
            && !await database.IsOwnerAsync(caller, schedule.WorkshopId, cancellation))
            return Memberships.OwnerRequired();
        body.ApplyTo(schedule, contact);
        return await SaveAsync(schedule, "reportSchedule.updated", caller, database, book, clock, cancellation)
            ? TypedResults.Ok(ReportScheduleView.Of(schedule, calendar, clock.Today))
            : EntityTags.Stale();
    }

    public static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        string workshopId, string scheduleId, Caller caller, LabelHubContext database,
        ReminderBook book, ShanghaiClock clock, CancellationToken cancellation)
    {
        if (await FindAsync(database, caller, workshopId, scheduleId, cancellation) is not { } schedule)
            return Memberships.NotFound();
        if (schedule.Audience == ReminderAudience.Office && !await database.IsOwnerAsync(caller, schedule.WorkshopId, cancellation))
            return Memberships.OwnerRequired();
        schedule.DeletedAt = clock.UtcNow;
        return await SaveAsync(schedule, "reportSchedule.deleted", caller, database, book, clock, cancellation)
            ? TypedResults.NoContent()
            : EntityTags.Stale();
    }

    private static async Task<ReportSchedule?> FindAsync(
        LabelHubContext database, Caller caller, string workshopId, string scheduleId, CancellationToken cancellation) =>
        PublicId.TryParse(IdKinds.ReportSchedule, scheduleId, out var id)
        && await database.FindWorkshopAsync(caller, workshopId, cancellation) is { } membership
            ? await database.ReportSchedules.SingleOrDefaultAsync(
                s => s.Id == id && s.WorkshopId == membership.Workshop.Id && s.DeletedAt == null, cancellation)
            : null;

    private static async Task<(Guid? Contact, FieldError[] Errors)> CheckAsync(
        ReportScheduleBody body, Guid workshopId, Caller caller, LabelHubContext database, CancellationToken cancellation)
    {
        FieldError[] errors = [.. body.CheckShape()];
        if (body.Audience != ReminderAudience.Office || errors.Length > 0)
            return (null, errors);
        if (body.ContactAccountId is null)
            return (caller.AccountId, []);
        return PublicId.TryParse(IdKinds.Account, body.ContactAccountId, out var contact)
            && await database.Members.AnyAsync(m => m.WorkshopId == workshopId && m.AccountId == contact, cancellation)
                ? (contact, [])
                : (null, [new FieldError("contactAccountId", "报送人要先加入这家小作坊。")]);
    }

    private static async Task<bool> SaveAsync(
        ReportSchedule schedule, string action, Caller caller, LabelHubContext database,
        ReminderBook book, ShanghaiClock clock, CancellationToken cancellation)
    {
        var id = PublicId.Format(IdKinds.ReportSchedule, schedule.Id);
        var what = new AuditEvent(schedule.WorkshopId, caller.AccountId, action, id);
        if (!await AuditChain.TryAppendAsync(database, what, clock.UtcNow, cancellation))
            return false;
        await book.RefreshAsync(database, ReminderKind.ReportDue, schedule.Id, clock.UtcNow, cancellation);
        return true;
    }
}
