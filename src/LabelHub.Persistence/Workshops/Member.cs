using LabelHub.Persistence.Accounts;
using LabelHub.Persistence.Mapping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LabelHub.Persistence.Workshops;

/// <summary>An account's place in a workshop; every query about a workshop is filtered by it.</summary>
public sealed class Member
{
    public required Guid WorkshopId { get; init; }

    public required Guid AccountId { get; init; }

    public required MemberRole Role { get; set; }

    public required DateTimeOffset JoinedAt { get; init; }

    /// <summary>When an invitation made them an owner; null for staff and for who registered the workshop.</summary>
    public DateTimeOffset? OwnerSince { get; set; }

    /// <summary>1 is told first; where the workshop has named nobody, its owners are told in the order they joined.</summary>
    public short? NotifyOrder { get; set; }
}

/// <summary>What a member may do.</summary>
public enum MemberRole
{
    Owner,
    Staff,
}

internal sealed class MemberConfiguration : IEntityTypeConfiguration<Member>
{
    public void Configure(EntityTypeBuilder<Member> member)
    {
        member.ToTable("members");
        member.HasKey(m => new { m.WorkshopId, m.AccountId });
        member.Property(m => m.Role).HasConversion<CamelCaseText<MemberRole>>();
        member.HasOne<Workshop>().WithMany().HasForeignKey(m => m.WorkshopId);
        member.HasOne<Account>().WithMany().HasForeignKey(m => m.AccountId);
    }
}
