using LabelHub.Persistence;
using LabelHub.Persistence.Messaging;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Jobs.Messaging;

/// <summary>
/// What is left of pushes, in portions as <see cref="PurgeExpired"/> does it: first what they said is taken out, and the
/// hash stays to recognise a repetition; then the hash goes as well.
/// </summary>
internal static class PushPurge
{
    /// <summary>
    /// Takes the ciphertext out of a portion of those that are too old, processed or not; one that could not be processed
    /// in all that time is not tried again.
    /// </summary>
    public static Task<int> ForgetCiphersAsync(LabelHubContext database, DateTimeOffset now, int portion, CancellationToken cancellation) =>
        database.Database.ExecuteSqlAsync(
            $"""
            WITH old AS MATERIALIZED (
                SELECT content_hash FROM push_events WHERE cipher IS NOT NULL AND received_at < {now - PushRecord.CipherKept}
                ORDER BY received_at LIMIT {portion} FOR UPDATE SKIP LOCKED)
            UPDATE push_events p SET cipher = NULL, failures = CASE WHEN p.processed_at IS NULL THEN {PushRecord.MaxFailures} ELSE p.failures END
            FROM old WHERE p.content_hash = old.content_hash
            """,
            cancellation);

    /// <summary>Deletes a portion of the hashes that are too old.</summary>
    public static Task<int> DeleteHashesAsync(LabelHubContext database, DateTimeOffset now, int portion, CancellationToken cancellation) =>
        database.Database.ExecuteSqlAsync(
            $"""
            WITH old AS MATERIALIZED (
                SELECT content_hash FROM push_events WHERE cipher IS NULL AND received_at < {now - PushRecord.HashKept}
                ORDER BY received_at LIMIT {portion} FOR UPDATE SKIP LOCKED)
            DELETE FROM push_events p USING old WHERE p.content_hash = old.content_hash
            """,
            cancellation);
}
