using LabelHub.Api.Http;
using LabelHub.Api.Security;
using LabelHub.Persistence;
using LabelHub.Persistence.Ids;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Api.Features.Workshops;

/// <summary>GET /v1/workshops and GET /v1/workshops/{workshopId}: the caller's own.</summary>
public static class ReadWorkshops
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/workshops").WithTags("Workshops");
        group.MapGet("", ListAsync).WithName("ListWorkshops").WithSummary("我的小作坊");
        group.MapGet("/{workshopId}", GetAsync).WithName("GetWorkshop").WithSummary("一家小作坊");
    }

    public static async Task<Results<Ok<PageView<WorkshopView>>, ProblemHttpResult>> ListAsync(
        [AsParameters] PageQuery page, Caller caller, LabelHubContext database, CancellationToken cancellation)
    {
        var (after, error) = page.Start(IdKinds.Workshop);
        if (error is not null)
            return Problems.InvalidFields([error]);
        var rows = await (from member in database.MembersOf(caller)
                          join workshop in database.Workshops on member.WorkshopId equals workshop.Id
                          where workshop.Id > after
                          orderby workshop.Id
                          select new Membership(workshop, member.Role)).AsNoTracking().Take(page.Size + 1).ToListAsync(cancellation);
        return TypedResults.Ok(
            page.Page(rows, m => WorkshopView.Of(m.Workshop, m.Role), m => PublicId.Format(IdKinds.Workshop, m.Workshop.Id)));
    }

    public static async Task<Results<Ok<WorkshopView>, ProblemHttpResult>> GetAsync(
        string workshopId, Caller caller, LabelHubContext database, HttpResponse response, CancellationToken cancellation)
    {
        if (await database.FindWorkshopAsync(caller, workshopId, cancellation) is not { } membership)
            return Memberships.NotFound();
        response.Headers.ETag = WorkshopView.TagOf(membership.Workshop, membership.Role);
        return TypedResults.Ok(WorkshopView.Of(membership.Workshop, membership.Role));
    }
}
