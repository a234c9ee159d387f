using System.Threading.RateLimiting;

namespace LabelHub.Api.Http.Drawing;

/// <summary>
/// Lets so many labels be drawn at once, so many wait, in their order, and turns the rest away at once: under any load
/// the drawings in work, and with them memory and waiting, stay bounded.
/// </summary>
public sealed class DrawingGate(DrawingOptions options) : IDisposable
{
    private readonly ConcurrencyLimiter _turns = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = options.AtOnce,
        QueueLimit = options.Waiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>A turn, to be given back by disposing it; one that is not acquired where too many wait already.</summary>
    public ValueTask<RateLimitLease> TakeTurnAsync(CancellationToken cancellation) => _turns.AcquireAsync(permitCount: 1, cancellation);

    /// <summary>Requests that wait for their turn.</summary>
    public long Waiting => _turns.GetStatistics()?.CurrentQueuedCount ?? 0;

    public void Dispose() => _turns.Dispose();
}
