using Npgsql;

namespace LabelHub.Persistence.PrivateServer;

/// <summary>Everything decided once per folder; each run of the server is started from it.</summary>
internal sealed class ServerStart
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);

    /// <summary>Long, because after a crash the server first replays its log.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>The children of a server that was killed hold its memory until they notice.</summary>
    private static readonly TimeSpan FormerChildren = TimeSpan.FromSeconds(15);

    private readonly ServerFolder _folder;
    private readonly ServerLaunch _launch;
    private readonly string _socketFolder;
    private readonly TimeProvider _clock;

    private ServerStart(ServerFolder folder, ServerLaunch launch, string socketFolder, TimeProvider clock)
    {
        _folder = folder;
        _launch = launch;
        _socketFolder = socketFolder;
        _clock = clock;
    }

    public static async Task<ServerStart> PrepareAsync(ServerFolder folder, TimeProvider clock, CancellationToken cancellation)
    {
        var account = ServerAccount.Current();
        var programs = PostgresPrograms.Find(folder.DataVersion(), Environment.GetEnvironmentVariable("PATH"));
        var how = new ServerLaunch(account, programs);
        await Reach.EnsureAsync(folder.Root, how);
        await LeftoverServer.ClearAsync(folder.Cluster, clock, cancellation);
        await Cluster.EnsureAsync(folder, how);
        return new ServerStart(folder, how, folder.PrepareSocketFolder(account), clock);
    }

    public NpgsqlConnectionStringBuilder Connection(string database) => new()
    {
        Host = _socketFolder,
        Port = 5432,
        Username = Cluster.Superuser,
        Database = database,
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    };

    /// <summary>Starts the server and waits until it answers.</summary>
    public async Task<ServerInstance> RunAsync(CancellationToken cancellation)
    {
        var deadline = _clock.GetUtcNow() + FormerChildren;
        while (true)
        {
            await LeftoverServer.ClearAsync(_folder.Cluster, _clock, cancellation);
            var process = await ChildProcess.StartAsync(_launch.Server(_folder.Cluster, _socketFolder));
            var instance = new ServerInstance(process);
            if (await AnswersAsync(instance, cancellation))
                return instance;
            if (!IsHeldByFormerRun(process.Errors) || _clock.GetUtcNow() >= deadline)
                throw new PrivatePostgresException($"PostgreSQL did not start in '{_folder.Root}': {process.Errors}");
            await Task.Delay(Poll, _clock, cancellation);
        }
    }

    private static bool IsHeldByFormerRun(string errors) =>
        errors.Contains("pre-existing shared memory block", StringComparison.Ordinal)
        || errors.Contains("\"postmaster.pid\" already exists", StringComparison.Ordinal);

    /// <summary>True when it takes connections, false when it has ended; no third way out but an exception.</summary>
    private async Task<bool> AnswersAsync(ServerInstance instance, CancellationToken cancellation)
    {
        try
        {
            var deadline = _clock.GetUtcNow() + Patience;
            while (!instance.Process.Exited.IsCompleted)
            {
                if (SaysReady() && await TakesConnectionAsync(cancellation))
                    return true;
                if (_clock.GetUtcNow() >= deadline)
                    throw new PrivatePostgresException(
                        $"PostgreSQL in '{_folder.Root}' did not get ready within {Patience.TotalMinutes} minutes.");
                await Task.Delay(Poll, _clock, cancellation);
            }

            return false;
        }
        catch
        {
            await instance.StopAsync(_clock);
            throw;
        }
    }

    /// <summary>The eighth line of the pid file; spares the exceptions of connecting to nothing.</summary>
    private bool SaysReady()
    {
        try
        {
            return File.ReadLines(Path.Combine(_folder.Cluster, "postmaster.pid")).ElementAtOrDefault(7)?.Trim() == "ready";
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }

    private async Task<bool> TakesConnectionAsync(CancellationToken cancellation)
    {
        var settings = Connection("postgres");
        settings.Pooling = false;
        try
        {
            await using var connection = new NpgsqlConnection(settings.ConnectionString);
            await connection.OpenAsync(cancellation);
            return true;
        }
        catch (NpgsqlException e) when (e is not PostgresException { IsTransient: false })
        {
            return false;
        }
    }
}
