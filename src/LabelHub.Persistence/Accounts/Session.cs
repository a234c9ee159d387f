using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LabelHub.Persistence.Accounts;

/// <summary>
/// A signed-in device. It ends when it was not used for <see cref="Idle"/>, at <see cref="Longest"/> after it began
/// in any case, or when it is revoked.
/// </summary>
public sealed class Session
{
    public static readonly TimeSpan Idle = TimeSpan.FromDays(30);
    public static readonly TimeSpan Longest = TimeSpan.FromDays(90);

    /// <summary>A session in steady use is written this often, not at every request.</summary>
    public static readonly TimeSpan Grain = TimeSpan.FromHours(1);

    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>SHA-256 of the token (<see cref="Ids.SecretToken"/>).</summary>
    public required byte[] TokenHash { get; init; }

    /// <summary>What the person tells their devices apart by; bounded, null when unknown.</summary>
    public string? DeviceNote { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset LastUsedAt { get; private set; }

    /// <summary>The sliding end.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>The end that no use moves.</summary>
    public DateTimeOffset EndsAt { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    public static Session Begin(Guid id, Guid accountId, byte[] tokenHash, string? deviceNote, DateTimeOffset now) => new()
    {
        Id = id,
        AccountId = accountId,
        TokenHash = tokenHash,
        DeviceNote = deviceNote,
        CreatedAt = now,
        LastUsedAt = now,
        ExpiresAt = now + Idle,
        EndsAt = now + Longest,
    };

    public bool IsLive(DateTimeOffset now) => RevokedAt is null && now < ExpiresAt && now < EndsAt;

    /// <summary>Moves the sliding end; true when there is something to save.</summary>
    public bool Use(DateTimeOffset now)
    {
        if (!IsLive(now) || now - LastUsedAt < Grain)
            return false;
        LastUsedAt = now;
        ExpiresAt = now + Idle < EndsAt ? now + Idle : EndsAt;
        return true;
    }

    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;
}

internal sealed class SessionConfiguration : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> session)
    {
        session.ToTable("sessions");
        session.HasIndex(s => s.TokenHash).IsUnique();
        session.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId);
    }
}
