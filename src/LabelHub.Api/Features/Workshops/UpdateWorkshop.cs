using LabelHub.Api.Http;
using LabelHub.Api.Http.Transactions;
using LabelHub.Api.Security;
using LabelHub.Domain.Checks;
using LabelHub.Domain.Reminders;
using LabelHub.Persistence;
using LabelHub.Persistence.Audit;
using LabelHub.Persistence.Reminders;
using LabelHub.Persistence.Workshops;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LabelHub.Api.Features.Workshops;

/// <summary>PUT /v1/workshops/{workshopId}: the owner corrects what labels say from now on; printed ones stay as they are.</summary>
public static class UpdateWorkshop
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/v1/workshops/{workshopId}", HandleAsync)
        .WithName("UpdateWorkshop").WithSummary("修改小作坊信息").WithTags("Workshops")
        .Bounded(BodyLimits.Single).Transactional().WantsIfMatch();

    public static async Task<Results<Ok<WorkshopView>, ProblemHttpResult>> HandleAsync(
        string workshopId,
        WorkshopBody body,
        Caller caller,
        LabelHubContext database,
        LabelChecker checker,
        ReminderBook book,
        TimeProvider time,
        HttpContext http,
        CancellationToken cancellation)
    {
        if (await database.FindWorkshopAsync(caller, workshopId, cancellation) is not { } membership)
            return Memberships.NotFound();
        if (membership.Role != MemberRole.Owner)
            return Memberships.OwnerRequired();
        FieldError[] errors = [.. body.CheckShape(checker.Rules)];
        if (errors.Length > 0)
            return Problems.InvalidFields(errors);
        var workshop = membership.Workshop;
        if (EntityTags.Refusal(http.Request, workshop.RowVersion) is { } refusal)
            return refusal;
        var moved = workshop.Jurisdiction != body.Jurisdiction;
        Apply(body, workshop);
        var what = new AuditEvent(workshop.Id, caller.AccountId, "workshop.updated", workshopId);
        if (!await AuditChain.TryAppendAsync(database, what, time.GetUtcNow(), cancellation))
            return EntityTags.Stale();
        await RefreshAsync(workshop, moved, database, book, time.GetUtcNow(), cancellation);
        http.Response.Headers.ETag = WorkshopView.TagOf(workshop, membership.Role);
        return TypedResults.Ok(WorkshopView.Of(workshop, membership.Role));
    }

    /// <summary>
    /// Another end of the certificate; and where the workshop has moved, other rules for all of its products, which a job looks
    /// through: hundreds of products take long.
    /// </summary>
    private static async Task RefreshAsync(
        Workshop workshop, bool moved, LabelHubContext database, ReminderBook book, DateTimeOffset now, CancellationToken cancellation)
    {
        await book.RefreshAsync(database, ReminderKind.RegistrationCertificate, workshop.Id, now, cancellation);
        if (moved)
            await ReminderBook.MarkForReplanningAsync(database, ReminderKind.RuleChange, workshop.Id, cancellation);
    }

    private static void Apply(WorkshopBody body, Workshop workshop)
    {
        workshop.Name = body.Name!.Trim();
        workshop.Address = body.Address!.Trim();
        workshop.Phone = body.Phone!.Trim();
        workshop.Jurisdiction = body.Jurisdiction!;
        workshop.AuthorizationKind = body.Authorization!.Kind!.Value;
        workshop.AuthorizationNumber = body.Authorization.Number!.Trim();
        workshop.AuthorizationValidFrom = body.Authorization.ValidFrom;
        workshop.AuthorizationValidUntil = body.Authorization.Validity.Until;
        workshop.AuthorizationLongTerm = body.Authorization.Validity.LongTerm;
    }
}
