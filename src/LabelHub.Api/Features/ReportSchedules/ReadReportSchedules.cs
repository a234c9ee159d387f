using LabelHub.Api.Features.Workshops;
using LabelHub.Api.Http;
using LabelHub.Api.Security;
using LabelHub.Domain.Reminders;
using LabelHub.Persistence;
using LabelHub.Persistence.Ids;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Api.Features.ReportSchedules;

/// <summary>GET /v1/workshops/{workshopId}/report-schedules.</summary>
public static class ReadReportSchedules
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/v1/workshops/{workshopId}/report-schedules", HandleAsync)
        .WithName("ListReportSchedules").WithSummary("报送日程").WithTags("Reminders");

    public static async Task<Results<Ok<PageView<ReportScheduleView>>, ProblemHttpResult>> HandleAsync(
        string workshopId, [AsParameters] PageQuery page, Caller caller,
        LabelHubContext database, WorkCalendar calendar, ShanghaiClock clock, CancellationToken cancellation)
    {
        if (await database.FindWorkshopAsync(caller, workshopId, cancellation) is not { } membership)
            return Memberships.NotFound();
        var (after, error) = page.Start(IdKinds.ReportSchedule);
        if (error is not null)
            return Problems.InvalidFields([error]);
        var rows = await database.ReportSchedules.AsNoTracking()
            .Where(s => s.WorkshopId == membership.Workshop.Id && s.DeletedAt == null && s.Id > after)
            .OrderBy(s => s.Id).Take(page.Size + 1).ToListAsync(cancellation);
        return TypedResults.Ok(
            page.Page(rows, s => ReportScheduleView.Of(s, calendar, clock.Today), s => PublicId.Format(IdKinds.ReportSchedule, s.Id)));
    }
}
