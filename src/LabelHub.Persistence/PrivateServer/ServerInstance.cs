namespace LabelHub.Persistence.PrivateServer;

/// <summary>One run of the server's process.</summary>
internal sealed record ServerInstance(ChildProcess Process)
{
    private static readonly TimeSpan FastShutdown = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ImmediateShutdown = TimeSpan.FromSeconds(15);

    /// <summary>Asks, then insists: fast shutdown, immediate shutdown (recovery at the next start), end.</summary>
    public async Task StopAsync(TimeProvider clock)
    {
        Process.Signal(Posix.Interrupt);
        if (await ExitsWithin(FastShutdown, clock))
            return;
        Process.Signal(Posix.Quit);
        if (await ExitsWithin(ImmediateShutdown, clock))
            return;
        Process.Signal(Posix.Kill);
        await Process.Exited;
    }

    private async Task<bool> ExitsWithin(TimeSpan patience, TimeProvider clock)
    {
        try
        {
            await Process.Exited.WaitAsync(patience, clock);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
