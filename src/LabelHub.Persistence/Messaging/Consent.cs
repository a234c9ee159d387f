using LabelHub.Persistence.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LabelHub.Persistence.Messaging;

/// <summary>
/// How many messages of one template a person still takes. One tap on the phone buys one message; we hear of it twice,
/// from the phone at once and from WeChat's push for certain, in either order, and count it once. The row is locked by
/// whoever changes it.
/// </summary>
public sealed class Consent
{
    /// <summary>More than so many on the phone's word alone are not believed.</summary>
    public const int MaxProvisional = 20;

    /// <summary>The phone's word about a tap that WeChat told first follows within this.</summary>
    public static readonly TimeSpan ReportFollows = TimeSpan.FromMinutes(10);

    private const int Max = 10_000;

    public required Guid AccountId { get; init; }

    public required string TemplateId { get; init; }

    public int Confirmed { get; private set; }

    public int Provisional { get; private set; }

    public int Awaited { get; private set; }

    public int Unreported { get; private set; }

    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>When the person last switched the template off.</summary>
    public DateTimeOffset? RejectedAt { get; private set; }

    public int Remaining => Confirmed + Provisional;

    /// <summary>The phone says that its owner agreed.</summary>
    public void Report(DateTimeOffset now)
    {
        if (Unreported > 0 && now - ConfirmedAt <= ReportFollows)
            Unreported--;
        else if (Provisional < MaxProvisional)
            Provisional++;
    }

    /// <summary>WeChat says so, of a tap at that time.</summary>
    public void Confirm(DateTimeOffset tappedAt, DateTimeOffset now)
    {
        if (tappedAt < RejectedAt)
            return;
        if (Provisional > 0)
        {
            Provisional--;
            Confirmed = Math.Min(Max, Confirmed + 1);
        }
        else if (Awaited > 0)
        {
            Awaited--;
        }
        else
        {
            Confirmed = Math.Min(Max, Confirmed + 1);
            Unreported = now - ConfirmedAt <= ReportFollows ? Math.Min(Max, Unreported + 1) : 1;
            ConfirmedAt = now;
        }
    }

    /// <summary>Uses one up for a message about to go out; false when there is none.</summary>
    public bool Take()
    {
        if (Confirmed > 0)
        {
            Confirmed--;
            return true;
        }

        if (Provisional == 0)
            return false;
        Provisional--;
        Awaited = Math.Min(Max, Awaited + 1);
        return true;
    }

    /// <summary>The message definitely did not go out.</summary>
    public void GiveBack()
    {
        if (Awaited > 0 && Provisional < MaxProvisional)
        {
            Awaited--;
            Provisional++;
        }
        else
        {
            Confirmed = Math.Min(Max, Confirmed + 1);
        }
    }

    /// <summary>WeChat refused a message for want of a consent: whatever we counted, there is none.</summary>
    public void Clear() => (Confirmed, Provisional, Awaited, Unreported) = (0, 0, 0, 0);

    /// <summary>The person switched the template off.</summary>
    public void Reject(DateTimeOffset at)
    {
        Clear();
        if (RejectedAt is null || at > RejectedAt)
            RejectedAt = at;
    }
}

internal sealed class ConsentConfiguration : IEntityTypeConfiguration<Consent>
{
    public void Configure(EntityTypeBuilder<Consent> consent)
    {
        consent.ToTable("consents");
        consent.HasKey(c => new { c.AccountId, c.TemplateId });
        consent.HasOne<Account>().WithMany().HasForeignKey(c => c.AccountId);
    }
}
