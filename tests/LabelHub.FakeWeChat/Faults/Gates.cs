using System.Collections.Concurrent;

namespace LabelHub.FakeWeChat.Faults;

/// <summary>Places where a call waits until a test lets it go on; the test can wait for somebody to be there, or gone.</summary>
internal sealed class Gates
{
    private readonly ConcurrentDictionary<string, Gate> _gates = new(StringComparer.Ordinal);

    public async Task PassAsync(string name, CancellationToken cancellation)
    {
        var gate = Find(name);
        gate.Arrive();
        try
        {
            await gate.Released.Task.WaitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            gate.Leave();
            throw;
        }
    }

    public Task SomebodyIsAtAsync(string name, CancellationToken cancellation) => Find(name).Arrived.Task.WaitAsync(cancellation);

    /// <summary>Waits until all who came have hung up: a caller that was killed is seen to be gone only after a moment.</summary>
    public Task EverybodyHasLeftAsync(string name, CancellationToken cancellation) => Find(name).Left.Task.WaitAsync(cancellation);

    /// <summary>Lets everybody at the gate go on; whoever comes later waits at a new one.</summary>
    public void Release(string name)
    {
        if (_gates.TryRemove(name, out var gate))
            gate.Released.TrySetResult();
    }

    public void ReleaseAll()
    {
        foreach (var name in _gates.Keys)
            Release(name);
    }

    private Gate Find(string name) => _gates.GetOrAdd(name, _ => new Gate());

    private sealed class Gate
    {
        private int _here;

        public TaskCompletionSource Arrived { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Released { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Left { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Arrive()
        {
            Interlocked.Increment(ref _here);
            Arrived.TrySetResult();
        }

        public void Leave()
        {
            if (Interlocked.Decrement(ref _here) == 0)
                Left.TrySetResult();
        }
    }
}
