using LabelHub.Persistence.PrivateServer;

namespace LabelHub.Persistence.Tests.PrivateServer;

/// <summary>A living process of the server's user that is no PostgreSQL.</summary>
internal sealed class Stranger : IDisposable
{
    private readonly ChildProcess _process;

    private Stranger(ChildProcess process) => _process = process;

    public int Id => _process.Id;

    public bool HasEnded => _process.Exited.IsCompleted;

    public static async Task<Stranger> StartAsync()
    {
        var launch = new ServerLaunch(ServerAccount.Current(), PostgresPrograms.Find(madeBy: null, searchPath: null));
        return new Stranger(await ChildProcess.StartAsync(launch.AsServerUser("KILL", ["sleep", "600"])));
    }

    public void Dispose() => _process.Signal(Posix.Kill);
}
