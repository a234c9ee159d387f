using LabelHub.Persistence.Accounts;
using LabelHub.Persistence.Mapping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LabelHub.Persistence.Reminders;

/// <summary>
/// One message to one person on one day; the <see cref="Notice"/>s that point to it say which reminders it carries.
/// Whoever sends it writes <see cref="DeliveryState.Sending"/> and commits before the call goes out.
/// </summary>
public sealed class Delivery
{
    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>The day in Shanghai; a person has one delivery a day.</summary>
    public required DateOnly Day { get; init; }

    public required DeliveryPurpose Purpose { get; set; }

    public required DeliveryState State { get; set; }

    public required DateTimeOffset NotBefore { get; set; }

    /// <summary>
    /// Opaque (<see cref="Ids.PublicCode"/>); goes into the message's page, so that messages
    /// of one delivery can be counted.
    /// </summary>
    public required string DedupeReference { get; init; }

    /// <summary>The node that has it; set while claimed or sending.</summary>
    public string? LeaseOwner { get; set; }

    public DateTimeOffset? LeaseUntil { get; set; }

    /// <summary>How often it entered <see cref="DeliveryState.Sending"/>.</summary>
    public short Attempts { get; set; }

    /// <summary>The template of the last attempt.</summary>
    public string? TemplateId { get; set; }

    /// <summary>The person's open consents before the last attempt, those counted down for tries in doubt included.</summary>
    public int? GrantsBefore { get; set; }

    /// <summary>When the last attempt began that may have gone out; a sent event after it may be its proof.</summary>
    public DateTimeOffset? SendingSince { get; set; }

    /// <summary>When the first attempt began whose fate is not known; a second attempt leaves it.</summary>
    public DateTimeOffset? UnsettledSince { get; set; }

    /// <summary>Tries that may have gone out and whose answer is not known.</summary>
    public short TriesInDoubt { get; set; }

    /// <summary>When the wait for proof ended without any; from then on it holds back no other message to this person.</summary>
    public DateTimeOffset? ConcludedAt { get; private set; }

    /// <summary>When the next contact was told, because this message did not arrive or may not have.</summary>
    public DateTimeOffset? HandedOnAt { get; set; }

    /// <summary>A try before this moment may have gone out.</summary>
    public bool IsInDoubt => TriesInDoubt > 0;

    /// <summary>It cannot be relied on, and the next contact has not been told.</summary>
    public bool IsToBeHandedOn => HandedOnAt is null
        && (State == DeliveryState.Failed || (State == DeliveryState.Unknown && (TriesInDoubt > 1 || ConcludedAt is not null)));

    public int? LastErrorCode { get; set; }

    public string? MessageId { get; set; }

    /// <summary>What makes us say that it was sent.</summary>
    public DeliveryEvidence? Evidence { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>It went out, by this evidence.</summary>
    public void SettleSent(DeliveryEvidence evidence, DateTimeOffset at)
    {
        Release(DeliveryState.Sent);
        (Evidence, SentAt) = (evidence, at);
    }

    /// <summary>No message will come of it.</summary>
    public void SettleFailed(int errorCode)
    {
        Release(DeliveryState.Failed);
        (LastErrorCode, Evidence) = (errorCode, null);
    }

    /// <summary>The answer of the try under way was lost.</summary>
    public void Doubt()
    {
        Release(DeliveryState.Unknown);
        TriesInDoubt++;
    }

    /// <summary>The wait for proof has ended without any. It stays unknown; proof that comes later still counts.</summary>
    public void Conclude(DateTimeOffset at)
    {
        Release(DeliveryState.Unknown);
        ConcludedAt = at;
    }

    /// <summary>Into a state in which no node holds it; an ended wait for proof does not begin again with an answer that says nothing.</summary>
    public void Release(DeliveryState state) => (State, LeaseOwner, LeaseUntil, ConcludedAt) =
        (state, null, null, state == DeliveryState.Unknown ? ConcludedAt : null);
}

/// <summary>Which template says it.</summary>
public enum DeliveryPurpose
{
    /// <summary>Something runs out (among whatever else it carries).</summary>
    Expiry,

    /// <summary>Nothing but report schedules.</summary>
    Report,
}

/// <summary>pending → claimed → sending → sent, notSubscribed, failed or unknown; cancelled when nothing is left to say.</summary>
public enum DeliveryState
{
    Pending,
    Claimed,
    Sending,
    Sent,
    NotSubscribed,
    Failed,
    Unknown,
    Cancelled,
}

/// <summary>What proves that a delivery was sent.</summary>
public enum DeliveryEvidence
{
    /// <summary>WeChat answered so.</summary>
    Answer,

    /// <summary>WeChat's push said so.</summary>
    SentEvent,

    /// <summary>A second try was refused for want of a consent: the first had used it up.</summary>
    GrantArithmetic,

    /// <summary>No proof: only rows from before December 2026 have it, when an expiry in doubt counted as sent.</summary>
    Policy,

    /// <summary>An operator decided.</summary>
    Operator,
}

internal sealed class DeliveryConfiguration : IEntityTypeConfiguration<Delivery>
{
    public void Configure(EntityTypeBuilder<Delivery> delivery)
    {
        delivery.ToTable("deliveries");
        delivery.HasOne<Account>().WithMany().HasForeignKey(d => d.AccountId);
        delivery.Property(d => d.Purpose).HasConversion<CamelCaseText<DeliveryPurpose>>();
        delivery.Property(d => d.State).HasConversion<CamelCaseText<DeliveryState>>();
        delivery.Property(d => d.Evidence).HasConversion<CamelCaseText<DeliveryEvidence>>();
    }
}
