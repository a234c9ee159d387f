using System.Text.Json.Serialization;
using LabelHub.Api.Http;
using LabelHub.Domain.Rules;
using LabelHub.Persistence.Ids;
using LabelHub.Persistence.Workshops;

namespace LabelHub.Api.Features.Workshops;

/// <summary>A workshop as its owner states it; all of it stands on labels.</summary>
public sealed record WorkshopBody(string? Name, string? Address, string? Phone, string? Jurisdiction, AuthorizationBody? Authorization)
{
    private const int MaxText = 200;
    private const int MaxPhone = 50;

    public IEnumerable<FieldError> CheckShape(RuleSet rules)
    {
        foreach (var error in new[] { Text("name", Name, MaxText), Text("address", Address, MaxText), Text("phone", Phone, MaxPhone) })
        {
            if (error is not null)
                yield return error;
        }

        if (Jurisdiction is not { Length: 6 } code || !rules.Knows(code))
            yield return new FieldError("jurisdiction", "请选择所在的省、市、县。");
        if (Authorization is null)
        {
            yield return new FieldError("authorization", "请填登记证、许可证、准许生产证或备案的信息。");
            yield break;
        }

        if (Authorization.Kind is null)
            yield return new FieldError("authorization.kind", "请选择证件：登记证、许可证、准许生产证或备案。");
        if (Text("authorization.number", Authorization.Number, MaxText) is { } number)
            yield return number;
        if (PaperDates.CheckFrom("authorization.validFrom", Authorization.ValidFrom) is { } from)
            yield return from;
        if (PaperDates.CheckUntil("authorization.validUntil", Authorization.ValidUntil, Authorization.LongTerm) is { } until)
            yield return until;
        if (Authorization.ValidFrom > Authorization.ValidUntil)
            yield return new FieldError("authorization.validUntil", "有效期止早于有效期起。");
    }

    /// <summary>All of it stands on labels: a sign or a word for none is no name, no address and no number.</summary>
    private static FieldError? Text(string field, string? text, int max) => TextShape.Name(field, text, max)
        ?? (TextShape.IsPlaceholder(text!)
            ? new FieldError(field, $"请如实填写{FieldWords.NameOf(field)}，不能用“无”“暂无”、零或符号代替。")
            : null);
}

public sealed record AuthorizationBody(AuthorizationKind? Kind, string? Number, DateOnly? ValidFrom, DateOnly? ValidUntil, bool? LongTerm = null)
{
    [JsonIgnore]
    public PaperValidity Validity => PaperValidity.Of(ValidUntil, LongTerm);
}

/// <summary>A workshop as the contract writes it.</summary>
public sealed record WorkshopView(
    string Id, string Name, string Address, string Phone, string Jurisdiction,
    AuthorizationBody Authorization, string Code, MemberRole Role)
{
    public static WorkshopView Of(Workshop workshop, MemberRole role) => new(
        PublicId.Format(IdKinds.Workshop, workshop.Id),
        workshop.Name,
        workshop.Address,
        workshop.Phone,
        workshop.Jurisdiction,
        new AuthorizationBody(
            workshop.AuthorizationKind, workshop.AuthorizationNumber, workshop.AuthorizationValidFrom, workshop.AuthorizationValidUntil,
            workshop.AuthorizationLongTerm),
        workshop.Code,
        role);

    /// <summary>The tag of the view: beside the workshop it changes with the reader's role.</summary>
    public static string TagOf(Workshop workshop, MemberRole role) => EntityTags.Of(workshop.RowVersion, role.ToString());
}
