namespace LabelHub.Persistence.Idempotency;

/// <summary>What makes a request the same as another.</summary>
/// <param name="AccountId">Whose key it is.</param>
/// <param name="Key">The Idempotency-Key header.</param>
/// <param name="Route">Method and path, hashed.</param>
/// <param name="BodyHash">SHA-256 of the body.</param>
public sealed record IdempotentRequest(Guid AccountId, string Key, string Route, byte[] BodyHash);

/// <summary>An answer to keep.</summary>
/// <param name="StatusCode">Of HTTP.</param>
/// <param name="Headers">JSON.</param>
/// <param name="Body">As sent, or encrypted.</param>
/// <param name="Sealed">Whether it is encrypted.</param>
public sealed record IdempotentAnswer(int StatusCode, string Headers, byte[] Body, bool Sealed = false);

/// <summary>What to do with a request that carries a key.</summary>
public abstract record IdempotencyDecision
{
    private IdempotencyDecision()
    {
    }

    /// <summary>Nobody did it yet, and nobody else can until the transaction ends: do it.</summary>
    public sealed record Proceed : IdempotencyDecision;

    /// <summary>It was done: give the first answer again.</summary>
    public sealed record Replay(IdempotencyRecord Record) : IdempotencyDecision;

    /// <summary>The key was used for another request.</summary>
    public sealed record Mismatch : IdempotencyDecision;

    /// <summary>Somebody else has been at it for too long: ask again later. The transaction is over.</summary>
    public sealed record StillBusy : IdempotencyDecision;
}
