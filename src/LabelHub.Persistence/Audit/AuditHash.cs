using System.Security.Cryptography;
using System.Text.Json;
using LabelHub.Persistence.Json;

namespace LabelHub.Persistence.Audit;

/// <summary>What a link's hash covers: all of it, in canonical JSON.</summary>
internal static class AuditHash
{
    /// <summary>What stands before the first link.</summary>
    public static readonly byte[] Origin = new byte[SHA256.HashSizeInBytes];

    public static AuditEntry Seal(AuditEvent what, long position, DateTimeOffset now, byte[] previous)
    {
        var at = WholeMicroseconds(now);
        return new AuditEntry
        {
            ChainId = what.ChainId,
            Position = position,
            At = at,
            Actor = what.Actor,
            Action = what.Action,
            Subject = what.Subject,
            Detail = what.Detail,
            PreviousHash = previous,
            Hash = Compute(what, position, at, previous),
        };
    }

    public static bool IsIntact(AuditEntry entry, byte[] previous)
    {
        var what = new AuditEvent(entry.ChainId, entry.Actor, entry.Action, entry.Subject, entry.Detail);
        return entry.PreviousHash.AsSpan().SequenceEqual(previous)
            && entry.Hash.AsSpan().SequenceEqual(Compute(what, entry.Position, entry.At, previous));
    }

    private static byte[] Compute(AuditEvent what, long position, DateTimeOffset at, byte[] previous)
    {
        using var detail = JsonDocument.Parse(what.Detail);
        return CanonicalJson.Hash(JsonSerializer.SerializeToElement(new
        {
            chain = what.ChainId,
            position,
            at = at.UtcTicks,
            actor = what.Actor,
            action = what.Action,
            subject = what.Subject,
            detail = detail.RootElement,
            previous,
        }));
    }

    /// <summary>As PostgreSQL keeps it; anything finer would be lost and the hash with it.</summary>
    private static DateTimeOffset WholeMicroseconds(DateTimeOffset instant) =>
        new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
}
