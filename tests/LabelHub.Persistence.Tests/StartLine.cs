namespace LabelHub.Persistence.Tests;

/// <summary>Nobody goes before everybody is there: connections open, transactions begun.</summary>
internal sealed class StartLine(int runners)
{
    private readonly TaskCompletionSource go = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int missing = runners;

    public Task ReadyAsync()
    {
        if (Interlocked.Decrement(ref missing) == 0)
            go.SetResult();
        return go.Task;
    }
}
