namespace LabelHub.Jobs.Messaging;

/// <summary>Wakes a worker of this node at once; other nodes look by themselves every second or so.</summary>
public sealed class WorkSignal(TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _there = new(0, 1);

    public void Set()
    {
        try
        {
            _there.Release();
        }
        catch (SemaphoreFullException)
        {
            // it is to wake up anyway
        }
    }

    /// <summary>Waits until it is set, though no longer than so long.</summary>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken cancellation)
    {
        using var timer = new CancellationTokenSource(atMost, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellation);
        try
        {
            await _there.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // nobody called: look all the same
        }
    }

    public void Dispose() => _there.Dispose();
}
