using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LabelHub.Persistence.Messaging;

/// <summary>Why no messages go out for a while, seen by all nodes.</summary>
public sealed class SendBreaker
{
    /// <summary>All purposes.</summary>
    public const string All = "all";

    /// <summary><see cref="All"/>, or a purpose in its column's words.</summary>
    public required string Scope { get; init; }

    /// <summary>Null or past: messages go out; after failures, one at first.</summary>
    public DateTimeOffset? OpenUntil { get; set; }

    /// <summary>Failures in a row.</summary>
    public required int Failures { get; set; }

    /// <summary>For operators, such as <c>outage</c> or an error code.</summary>
    public required string Reason { get; set; }
}

internal sealed class SendBreakerConfiguration : IEntityTypeConfiguration<SendBreaker>
{
    public void Configure(EntityTypeBuilder<SendBreaker> breaker)
    {
        breaker.ToTable("send_breakers");
        breaker.HasKey(b => b.Scope);
    }
}
