using System.Globalization;

namespace LabelHub.Persistence.PrivateServer;

/// <summary>
/// What a former run may have left in the folder. Called with the folder's lock held, so no other application is
/// using it: a server still there is an orphan.
/// </summary>
internal static class LeftoverServer
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan FastShutdown = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ImmediateShutdown = TimeSpan.FromSeconds(15);

    /// <summary>Stops an orphan, and removes a pid file whose number has come to mean something else.</summary>
    public static async Task ClearAsync(string cluster, TimeProvider clock, CancellationToken cancellation)
    {
        var pidFile = Path.Combine(cluster, "postmaster.pid");
        if (ReadPid(pidFile) is not { } pid)
            return;
        if (ProcessTable.IsServerOf(pid, cluster))
            await StopAsync(pid, cluster, clock, cancellation);
        else if (ProcessTable.Exists(pid) && !ProcessTable.AnyWorksIn(cluster))
            File.Delete(pidFile); // a zombie nobody reaps, or a stranger with the same number: PostgreSQL would refuse to start
    }

    private static async Task StopAsync(int pid, string cluster, TimeProvider clock, CancellationToken cancellation)
    {
        foreach (var (signal, patience) in new[] { (Posix.Interrupt, FastShutdown), (Posix.Quit, ImmediateShutdown) })
        {
            _ = Posix.Signal(pid, signal);
            var deadline = clock.GetUtcNow() + patience;
            while (clock.GetUtcNow() < deadline)
            {
                if (!ProcessTable.IsServerOf(pid, cluster))
                    return;
                await Task.Delay(Poll, clock, cancellation);
            }
        }

        throw new PrivatePostgresException($"A PostgreSQL of a former run (process {pid}) does not stop: end it, then start again.");
    }

    private static int? ReadPid(string pidFile)
    {
        try
        {
            var first = File.ReadLines(pidFile).FirstOrDefault();
            return int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var pid) && pid > 1 ? pid : null;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}
