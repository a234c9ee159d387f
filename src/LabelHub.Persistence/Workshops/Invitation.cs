using System.Linq.Expressions;
using LabelHub.Persistence.Accounts;
using LabelHub.Persistence.Mapping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LabelHub.Persistence.Workshops;

/// <summary>A place in a workshop, offered by its owner to whoever holds the code; once, and for some days.</summary>
public sealed class Invitation
{
    public required Guid Id { get; init; }

    public required Guid WorkshopId { get; init; }

    /// <summary>SHA-256 of the code (<see cref="Ids.SecretToken"/>).</summary>
    public required byte[] CodeHash { get; init; }

    public required MemberRole Role { get; init; }

    public required Guid CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When an owner took it back, or its maker left.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    public Guid? AcceptedBy { get; set; }

    public DateTimeOffset? AcceptedAt { get; set; }

    /// <summary>Neither used nor ended nor expired.</summary>
    public static Expression<Func<Invitation, bool>> IsOpen(DateTimeOffset now) =>
        i => i.AcceptedAt == null && i.EndedAt == null && i.ExpiresAt > now;
}

internal sealed class InvitationConfiguration : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> invitation)
    {
        invitation.ToTable("invitations");
        invitation.HasOne<Workshop>().WithMany().HasForeignKey(i => i.WorkshopId);
        invitation.HasOne<Account>().WithMany().HasForeignKey(i => i.CreatedBy);
        invitation.HasOne<Account>().WithMany().HasForeignKey(i => i.AcceptedBy);
        invitation.Property(i => i.Role).HasConversion<CamelCaseText<MemberRole>>();
    }
}
