using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LabelHub.Persistence.Accounts;

/// <summary>A person, known by WeChat's id for them in our mini-program.</summary>
public sealed class Account
{
    public required Guid Id { get; init; }

    /// <summary>WeChat's openid: never shown, never logged.</summary>
    public required string OpenId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

internal sealed class AccountConfiguration : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.ToTable("accounts");
        account.HasIndex(a => a.OpenId).IsUnique();
    }
}
