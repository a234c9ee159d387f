using LabelHub.Api.Features.Workshops;
using LabelHub.Api.Http;
using LabelHub.Api.Security;
using LabelHub.Domain.Reminders;
using LabelHub.Persistence;
using LabelHub.Persistence.Ids;
using LabelHub.Persistence.Reminders;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Api.Features.Reminders;

/// <summary>GET /v1/workshops/{workshopId}/reminders?state=: the to-do list, which rests on nothing but the database.</summary>
public static class ReadReminders
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/v1/workshops/{workshopId}/reminders", HandleAsync)
        .WithName("ListReminders").WithSummary("待办提醒").WithTags("Reminders");

    public static async Task<Results<Ok<PageView<ReminderView>>, ProblemHttpResult>> HandleAsync(
        string workshopId,
        string? state,
        [AsParameters] PageQuery page,
        Caller caller,
        LabelHubContext database,
        WorkCalendar calendar,
        ShanghaiClock clock,
        CancellationToken cancellation)
    {
        if (await database.FindWorkshopAsync(caller, workshopId, cancellation) is not { } membership)
            return Memberships.NotFound();
        var (after, error) = page.Start(IdKinds.Reminder);
        if (error is not null)
            return Problems.InvalidFields([error]);
        if (StateOf(state) is not { } states)
            return Problems.InvalidFields([new FieldError("state", "状态请选：待办、已知道、已取消、已略过。")]);
        var rows = await database.RemindersFor(caller).AsNoTracking()
            .Where(r => r.WorkshopId == membership.Workshop.Id && states.Contains(r.State) && r.Id > after)
            .OrderBy(r => r.Id).Take(page.Size + 1).ToListAsync(cancellation);
        var views = await ReminderViews.LoadAsync(database, rows, calendar, clock.Today, cancellation);
        return TypedResults.Ok(page.Page(rows, r => views[r.Id], r => PublicId.Format(IdKinds.Reminder, r.Id)));
    }

    /// <summary>All states when none is asked for; null when there is no such state.</summary>
    private static ReminderState[]? StateOf(string? state) => state switch
    {
        null or "" => Enum.GetValues<ReminderState>(),
        "due" => [ReminderState.Due],
        "acknowledged" => [ReminderState.Acknowledged],
        "cancelled" => [ReminderState.Cancelled],
        "skipped" => [ReminderState.Skipped],
        _ => null,
    };
}
