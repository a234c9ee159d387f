using LabelHub.Persistence.PrivateServer;

namespace LabelHub.Persistence.Tests.PrivateServer;

/// <summary>A server nobody looks after: started as ours is, but bound to no application's life or lock.</summary>
internal sealed class Orphan : IDisposable
{
    private readonly ChildProcess _process;
    private readonly string _cluster;

    private Orphan(ChildProcess process, string cluster)
    {
        _process = process;
        _cluster = cluster;
    }

    public bool HasEnded => !ProcessTable.IsServerOf(_process.Id, _cluster);

    public static async Task<Orphan> StartAsync(string cluster, string folder)
    {
        var account = ServerAccount.Current();
        var socketFolder = ServerFolder.At(folder).PrepareSocketFolder(account);
        var launch = new ServerLaunch(account, PostgresPrograms.Find(madeBy: null, searchPath: null));
        var orphan = new Orphan(await ChildProcess.StartAsync(launch.Server(cluster, socketFolder)), cluster);
        await Until.TrueAsync(() => File.Exists(Path.Combine(socketFolder, ".s.PGSQL.5432")), "the orphan listens");
        return orphan;
    }

    public void Dispose() => _process.Signal(Posix.Quit);
}
