using LabelHub.Api.Security;
using LabelHub.Persistence;
using LabelHub.Persistence.Ids;
using LabelHub.Persistence.Workshops;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Api.Features.Sessions;

public sealed record MyWorkshopView(string Id, string Name, MemberRole Role);

public sealed record MeView(string AccountId, IReadOnlyList<MyWorkshopView> Workshops);

/// <summary>GET /v1/me: who is signed in and where they belong.</summary>
public static class ReadMe
{
    private const int MaxWorkshops = 100;

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/v1/me", HandleAsync).WithName("Me").WithSummary("我是谁").WithTags("Sessions");

    public static async Task<Ok<MeView>> HandleAsync(Caller caller, LabelHubContext database, CancellationToken cancellation)
    {
        var mine = await (from member in database.Members
                          where member.AccountId == caller.AccountId
                          join workshop in database.Workshops on member.WorkshopId equals workshop.Id
                          orderby workshop.Id
                          select new { workshop.Id, workshop.Name, member.Role }).Take(MaxWorkshops).ToListAsync(cancellation);
        return TypedResults.Ok(new MeView(
            PublicId.Format(IdKinds.Account, caller.AccountId),
            [.. mine.Select(w => new MyWorkshopView(PublicId.Format(IdKinds.Workshop, w.Id), w.Name, w.Role))]));
    }
}
