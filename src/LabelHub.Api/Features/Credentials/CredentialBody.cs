using System.Text.Json.Serialization;
using LabelHub.Api.Features.Workshops;
using LabelHub.Api.Http;
using LabelHub.Api.Security;
using LabelHub.Persistence;
using LabelHub.Persistence.Ids;
using LabelHub.Persistence.Reminders;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Api.Features.Credentials;

/// <summary>A paper that runs out. The authorization of the workshop itself is not one of them: it stands with the workshop.</summary>
public sealed record CredentialBody(CredentialKind? Kind, string? Holder, string? Number, DateOnly? ValidUntil, bool? LongTerm = null)
{
    private const int MaxText = 100;

    public IEnumerable<FieldError> CheckShape()
    {
        if (Kind is null)
            yield return new FieldError("kind", "请选择证件：健康证、秤的检定或检验报告。");
        if (Validity is { Until: null, LongTerm: false })
            yield return new FieldError("validUntil", "请填有效期止，例如 2027-05-19；证件上写着长期的，请选“长期有效”。");
        if (PaperDates.CheckUntil("validUntil", ValidUntil, LongTerm) is { } date)
            yield return date;
        foreach (var (field, text) in new[] { ("holder", Holder), ("number", Number) })
        {
            if (TextShape.OptionalName(field, text, MaxText) is { } error)
                yield return error;
        }
    }

    [JsonIgnore]
    public PaperValidity Validity => PaperValidity.Of(ValidUntil, LongTerm);

    public string? HolderToKeep => string.IsNullOrWhiteSpace(Holder) ? null : Holder.Trim();

    public string? NumberToKeep => string.IsNullOrWhiteSpace(Number) ? null : Number.Trim();
}

/// <summary>A paper as the contract writes it.</summary>
public sealed record CredentialView(string Id, CredentialKind Kind, string? Holder, string? Number, DateOnly? ValidUntil, bool LongTerm)
{
    public static CredentialView Of(Credential credential) => new(
        PublicId.Format(IdKinds.Credential, credential.Id), credential.Kind, credential.Holder, credential.Number, credential.ValidUntil,
        credential.LongTerm);
}

public static class FindCredential
{
    /// <summary>Null when the caller's workshop has no such paper.</summary>
    public static async Task<Credential?> FindCredentialAsync(
        this LabelHubContext database, Caller caller, string workshopId, string credentialId, CancellationToken cancellation) =>
        PublicId.TryParse(IdKinds.Credential, credentialId, out var id)
        && await database.FindWorkshopAsync(caller, workshopId, cancellation) is { } membership
            ? await database.Credentials.SingleOrDefaultAsync(
                c => c.Id == id && c.WorkshopId == membership.Workshop.Id && c.DeletedAt == null, cancellation)
            : null;
}
