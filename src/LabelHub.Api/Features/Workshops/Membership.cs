using LabelHub.Api.Http;
using LabelHub.Api.Security;
using LabelHub.Persistence;
using LabelHub.Persistence.Ids;
using LabelHub.Persistence.Workshops;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Api.Features.Workshops;

/// <summary>A workshop and what the caller is in it.</summary>
public sealed record Membership(Workshop Workshop, MemberRole Role);

/// <summary>The one way from an id in an address to a workshop: through the caller's membership.</summary>
public static class Memberships
{
    /// <summary>The workshops the caller belongs to; every query starts here.</summary>
    public static IQueryable<Member> MembersOf(this LabelHubContext database, Caller caller) =>
        database.Members.Where(m => m.AccountId == caller.AccountId);

    public static Task<bool> IsOwnerAsync(this LabelHubContext database, Caller caller, Guid workshopId, CancellationToken cancellation) =>
        database.MembersOf(caller).AnyAsync(m => m.WorkshopId == workshopId && m.Role == MemberRole.Owner, cancellation);

    /// <summary>Null when there is no such workshop or it is somebody else's: the two look the same from outside.</summary>
    public static async Task<Membership?> FindWorkshopAsync(
        this LabelHubContext database, Caller caller, string workshopId, CancellationToken cancellation)
    {
        if (!PublicId.TryParse(IdKinds.Workshop, workshopId, out var id))
            return null;
        var found = await (from member in database.MembersOf(caller)
                           where member.WorkshopId == id
                           join workshop in database.Workshops on member.WorkshopId equals workshop.Id
                           select new { workshop, member.Role }).SingleOrDefaultAsync(cancellation);
        return found is null ? null : new Membership(found.workshop, found.Role);
    }

    /// <summary>
    /// The same, and nobody joins or leaves until the transaction ends. What counts members, invitations or links, or
    /// depends on the caller still being a member when it is committed, begins here.
    /// </summary>
    public static async Task<Membership?> FindAndLockMembersAsync(
        this LabelHubContext database, Caller caller, string workshopId, CancellationToken cancellation)
    {
        if (await database.FindWorkshopAsync(caller, workshopId, cancellation) is not { } membership)
            return null;
        await database.LockMembersAsync(membership.Workshop.Id, cancellation);
        return await database.FindWorkshopAsync(caller, workshopId, cancellation);
    }

    public static Task LockMembersAsync(this LabelHubContext database, Guid workshop, CancellationToken cancellation) =>
        AdvisoryLocks.TakeAsync(database, $"members {workshop:N}", cancellation);

    public static ProblemHttpResult NotFound() => Problems.Of(404, Problems.NotFound, "没有这条记录，或者它不属于你的小作坊。");

    public static ProblemHttpResult OwnerRequired() => Problems.Of(403, "role.ownerRequired", "只有店主可以做这项操作，请联系店主。");
}
