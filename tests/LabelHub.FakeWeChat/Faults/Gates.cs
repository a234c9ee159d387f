using System.Collections.Concurrent;

namespace LabelHub.FakeWeChat.Faults;

/// <summary>Places where a call waits until a test lets it go on; the test can wait for somebody to be there.</summary>
internal sealed class Gates
{
    private readonly ConcurrentDictionary<string, Gate> gates = new(StringComparer.Ordinal);

    public async Task PassAsync(string name, CancellationToken cancellation)
    {
        var gate = Find(name);
        gate.Arrived.TrySetResult();
        await gate.Released.Task.WaitAsync(cancellation);
    }

    public Task SomebodyIsAtAsync(string name, CancellationToken cancellation) => Find(name).Arrived.Task.WaitAsync(cancellation);

    /// <summary>Lets everybody at the gate go on; whoever comes later waits at a new one.</summary>
    public void Release(string name)
    {
        if (gates.TryRemove(name, out var gate))
            gate.Released.TrySetResult();
    }

    public void ReleaseAll()
    {
        foreach (var name in gates.Keys)
            Release(name);
    }

    private Gate Find(string name) => gates.GetOrAdd(name, _ => new Gate());

    private sealed class Gate
    {
        public TaskCompletionSource Arrived { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Released { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
