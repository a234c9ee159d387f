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

namespace LabelHub.Api.Features.Credentials;

/// <summary>POST, PUT and DELETE of a workshop's papers; its reminders change in the same transaction.</summary>
public static class KeepCredentials
{
    /// <summary>Papers of one workshop; far above any real one's.</summary>
    public const int MaxCredentials = 500;

    private const string List = "/v1/workshops/{workshopId}/credentials";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(List, CreateAsync).WithName("CreateCredential").WithSummary("登记证件").WithTags("Reminders")
            .Bounded(BodyLimits.Single).Transactional();
        routes.MapPut(List + "/{credentialId}", UpdateAsync).WithName("UpdateCredential").WithSummary("修改证件").WithTags("Reminders")
            .Bounded(BodyLimits.Single).Transactional();
        routes.MapDelete(List + "/{credentialId}", DeleteAsync).WithName("DeleteCredential").WithSummary("删除证件").WithTags("Reminders")
            .Transactional();
    }

    public static async Task<Results<Created<CredentialView>, ProblemHttpResult>> CreateAsync(
        string workshopId, CredentialBody body, Caller caller, LabelHubContext database,
        ReminderBook book, ShanghaiClock clock, CancellationToken cancellation)
    {
        if (await database.FindAndLockMembersAsync(caller, workshopId, cancellation) is not { } membership)
            return Memberships.NotFound();
        FieldError[] errors = [.. body.CheckShape()];
        if (errors.Length > 0)
            return Problems.InvalidFields(errors);
        if (await database.Credentials.CountAsync(c => c.WorkshopId == membership.Workshop.Id && c.DeletedAt == null, cancellation)
            >= MaxCredentials)
            return Problems.Of(422, "credential.tooMany", FormattableString.Invariant($"一家小作坊最多 {MaxCredentials} 份证件，请先删除不用的。"));
        var credential = new Credential
        {
            Id = PublicId.New(clock.Time),
            WorkshopId = membership.Workshop.Id,
            Kind = body.Kind!.Value,
            Holder = body.HolderToKeep,
            Number = body.NumberToKeep,
            ValidUntil = body.Validity.Until,
            LongTerm = body.Validity.LongTerm,
            CreatedAt = clock.UtcNow,
        };
        database.Credentials.Add(credential);
        var view = CredentialView.Of(credential);
        await SaveAsync(credential, "credential.created", caller, database, book, clock, cancellation);
        return TypedResults.Created($"/v1/workshops/{workshopId}/credentials/{view.Id}", view);
    }

    public static async Task<Results<Ok<CredentialView>, ProblemHttpResult>> UpdateAsync(
        string workshopId, string credentialId, CredentialBody body, Caller caller,
        LabelHubContext database, ReminderBook book, ShanghaiClock clock, CancellationToken cancellation)
    {
        if (await database.FindCredentialAsync(caller, workshopId, credentialId, cancellation) is not { } credential)
            return Memberships.NotFound();
        FieldError[] errors = [.. body.CheckShape()];
        if (body.Kind is { } kind && kind != credential.Kind)
            errors = [.. errors, new FieldError("kind", "证件的种类不能改，请删除后重新登记。")];
        if (errors.Length > 0)
            return Problems.InvalidFields(errors);
        credential.Holder = body.HolderToKeep;
        credential.Number = body.NumberToKeep;
        (credential.ValidUntil, credential.LongTerm) = (body.Validity.Until, body.Validity.LongTerm);
        return await SaveAsync(credential, "credential.updated", caller, database, book, clock, cancellation)
            ? TypedResults.Ok(CredentialView.Of(credential))
            : EntityTags.Stale();
    }

    public static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        string workshopId, string credentialId, Caller caller, LabelHubContext database,
        ReminderBook book, ShanghaiClock clock, CancellationToken cancellation)
    {
        if (await database.FindCredentialAsync(caller, workshopId, credentialId, cancellation) is not { } credential)
            return Memberships.NotFound();
        if (!await database.IsOwnerAsync(caller, credential.WorkshopId, cancellation))
            return Memberships.OwnerRequired();
        credential.DeletedAt = clock.UtcNow;
        // what is no longer needed is not kept: the name and number of a person who left
        credential.Holder = null;
        credential.Number = null;
        return await SaveAsync(credential, "credential.deleted", caller, database, book, clock, cancellation)
            ? TypedResults.NoContent()
            : EntityTags.Stale();
    }

    /// <summary>False when somebody else was faster.</summary>
    private static async Task<bool> SaveAsync(
        Credential credential, string action, Caller caller, LabelHubContext database,
        ReminderBook book, ShanghaiClock clock, CancellationToken cancellation)
    {
        var id = PublicId.Format(IdKinds.Credential, credential.Id);
        var what = new AuditEvent(credential.WorkshopId, caller.AccountId, action, id);
        if (!await AuditChain.TryAppendAsync(database, what, clock.UtcNow, cancellation))
            return false;
        await book.RefreshAsync(database, KindOf(credential.Kind), credential.Id, clock.UtcNow, cancellation);
        return true;
    }

    private static ReminderKind KindOf(CredentialKind kind) => kind switch
    {
        CredentialKind.HealthCertificate => ReminderKind.HealthCertificate,
        CredentialKind.ScaleVerification => ReminderKind.ScaleVerification,
        _ => ReminderKind.InspectionReport,
    };
}
