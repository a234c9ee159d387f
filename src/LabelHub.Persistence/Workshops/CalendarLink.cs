using LabelHub.Persistence.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LabelHub.Persistence.Workshops;

/// <summary>A member's private address of a workshop's calendar; whoever holds the token may read it until it is revoked.</summary>
public sealed class CalendarLink
{
    public required Guid Id { get; init; }

    public required Guid WorkshopId { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>SHA-256 of the token (<see cref="Ids.SecretToken"/>).</summary>
    public required byte[] TokenHash { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? RevokedAt { get; set; }
}

internal sealed class CalendarLinkConfiguration : IEntityTypeConfiguration<CalendarLink>
{
    public void Configure(EntityTypeBuilder<CalendarLink> link)
    {
        link.ToTable("calendar_links");
        link.HasOne<Workshop>().WithMany().HasForeignKey(l => l.WorkshopId);
        link.HasOne<Account>().WithMany().HasForeignKey(l => l.AccountId);
    }
}
