using LabelHub.Api.Http;
using LabelHub.Api.Http.Transactions;
using LabelHub.Api.Security;
using LabelHub.Domain.Checks;
using LabelHub.Domain.Reminders;
using LabelHub.Persistence;
using LabelHub.Persistence.Audit;
using LabelHub.Persistence.Ids;
using LabelHub.Persistence.Reminders;
using LabelHub.Persistence.Workshops;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Api.Features.Workshops;

/// <summary>POST /v1/workshops: whoever registers a workshop owns it.</summary>
public static class CreateWorkshop
{
    /// <summary>Workshops of one account; far above any real owner's.</summary>
    public const int MaxWorkshops = 100;

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/v1/workshops", HandleAsync)
        .WithName("CreateWorkshop").WithSummary("登记小作坊").WithTags("Workshops")
        .Bounded(BodyLimits.Single).Transactional();

    public static async Task<Results<Created<WorkshopView>, ProblemHttpResult>> HandleAsync(
        WorkshopBody body, Caller caller, LabelHubContext database, LabelChecker checker,
        ReminderBook book, TimeProvider time, HttpResponse response, CancellationToken cancellation)
    {
        FieldError[] errors = [.. body.CheckShape(checker.Rules)];
        if (errors.Length > 0)
            return Problems.InvalidFields(errors);
        await AdvisoryLocks.TakeAsync(database, $"workshops {caller.AccountId:N}", cancellation);
        if (await database.MembersOf(caller).CountAsync(cancellation) >= MaxWorkshops)
            return Problems.Of(422, "workshop.tooMany", FormattableString.Invariant($"一个账号最多 {MaxWorkshops} 家小作坊。"));
        var now = time.GetUtcNow();
        var workshop = new Workshop
        {
            Id = PublicId.New(time),
            Name = body.Name!.Trim(),
            Address = body.Address!.Trim(),
            Phone = body.Phone!.Trim(),
            Jurisdiction = body.Jurisdiction!,
            AuthorizationKind = body.Authorization!.Kind!.Value,
            AuthorizationNumber = body.Authorization.Number!.Trim(),
            AuthorizationValidFrom = body.Authorization.ValidFrom,
            AuthorizationValidUntil = body.Authorization.Validity.Until,
            AuthorizationLongTerm = body.Authorization.Validity.LongTerm,
            Code = PublicCode.New(),
            CreatedAt = now,
        };
        database.Workshops.Add(workshop);
        database.Members.Add(
            new Member { WorkshopId = workshop.Id, AccountId = caller.AccountId, Role = MemberRole.Owner, JoinedAt = now });
        var view = WorkshopView.Of(workshop, MemberRole.Owner);
        await AuditChain.AppendAsync(
            database, new AuditEvent(workshop.Id, caller.AccountId, "workshop.created", view.Id), now, cancellation);
        await book.RefreshAsync(database, ReminderKind.RegistrationCertificate, workshop.Id, now, cancellation);
        response.Headers.ETag = WorkshopView.TagOf(workshop, MemberRole.Owner);
        return TypedResults.Created($"/v1/workshops/{view.Id}", view);
    }
}
