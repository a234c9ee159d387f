using Microsoft.AspNetCore.Http.HttpResults;

namespace LabelHub.Api.Http.Checking;

/// <summary>
/// Bounds the checks that run at once and the requests that wait for one. A turn is one label: a long list takes many, in
/// line with everybody else, so a single label never waits for a whole list.
/// </summary>
public sealed class CheckGate(CheckOptions options) : IDisposable
{
    private const string RetryAfterSeconds = "1";
    private readonly SemaphoreSlim _turns = new(options.AtOnce);
    private int _present;

    /// <summary>A turn, given back by disposing it; null when too many wait already.</summary>
    /// <param name="cancellation">The client's.</param>
    /// <param name="begun">Whether part of the work is done already: such a request is never turned away.</param>
    public async ValueTask<IDisposable?> TakeTurnAsync(CancellationToken cancellation, bool begun = false)
    {
        if (Interlocked.Increment(ref _present) > options.AtOnce + options.Waiting && !begun)
        {
            Interlocked.Decrement(ref _present);
            return null;
        }

        try
        {
            await _turns.WaitAsync(cancellation);
        }
        catch
        {
            Interlocked.Decrement(ref _present);
            throw;
        }

        return new Turn(this);
    }

    /// <summary>503 for a request that found no room.</summary>
    public static ProblemHttpResult Busy(HttpResponse response)
    {
        response.Headers.RetryAfter = RetryAfterSeconds;
        return Problems.Of(StatusCodes.Status503ServiceUnavailable, Problems.Busy, "现在检查标签的人很多，请过一两秒再试。");
    }

    public void Dispose() => _turns.Dispose();

    private sealed class Turn(CheckGate gate) : IDisposable
    {
        private CheckGate? _gate = gate;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _gate, null) is not { } held)
                return;
            Interlocked.Decrement(ref held._present);
            held._turns.Release();
        }
    }
}
