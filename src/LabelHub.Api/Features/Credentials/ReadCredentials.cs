using LabelHub.Api.Features.Workshops;
using LabelHub.Api.Http;
using LabelHub.Api.Security;
using LabelHub.Persistence;
using LabelHub.Persistence.Ids;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Api.Features.Credentials;

/// <summary>GET /v1/workshops/{workshopId}/credentials.</summary>
public static class ReadCredentials
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/v1/workshops/{workshopId}/credentials", HandleAsync).WithName("ListCredentials").WithSummary("证件清单")
        .WithTags("Reminders");

    public static async Task<Results<Ok<PageView<CredentialView>>, ProblemHttpResult>> HandleAsync(
        string workshopId, [AsParameters] PageQuery page, Caller caller, LabelHubContext database, CancellationToken cancellation)
    {
        if (await database.FindWorkshopAsync(caller, workshopId, cancellation) is not { } membership)
            return Memberships.NotFound();
        var (after, error) = page.Start(IdKinds.Credential);
        if (error is not null)
            return Problems.InvalidFields([error]);
        var rows = await database.Credentials.AsNoTracking()
            .Where(c => c.WorkshopId == membership.Workshop.Id && c.DeletedAt == null && c.Id > after)
            .OrderBy(c => c.Id).Take(page.Size + 1).ToListAsync(cancellation);
        return TypedResults.Ok(page.Page(rows, CredentialView.Of, c => PublicId.Format(IdKinds.Credential, c.Id)));
    }
}
