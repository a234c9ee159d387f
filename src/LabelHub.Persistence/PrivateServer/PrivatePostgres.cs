using Microsoft.Extensions.Logging;
using Npgsql;

namespace LabelHub.Persistence.PrivateServer;

/// <summary>
/// A PostgreSQL server of the application's own: its data and its socket lie in the application's data folder, it
/// listens on no port, and it lives as long as the application does. When it dies it is started again; when the
/// application dies, however it dies, the kernel tells the server to shut down.
/// </summary>
public sealed class PrivatePostgres : IAsyncDisposable
{
    /// <summary>The database the application uses.</summary>
    public const string DefaultDatabase = "labelhub";

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly FolderLock _folderLock;
    private readonly ServerFolder _folder;
    private readonly ServerStart _start;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stopping = new();
    private volatile ServerInstance _instance;
    private Task _supervision = Task.CompletedTask;

    private PrivatePostgres(
        FolderLock folderLock, ServerFolder folder, ServerStart start, ServerInstance instance, TimeProvider clock, ILogger logger)
    {
        _folderLock = folderLock;
        _folder = folder;
        _start = start;
        _instance = instance;
        _clock = clock;
        _logger = logger;
    }

    /// <summary>
    /// Connects to <see cref="DefaultDatabase"/>. Use the string as it is, without an <see cref="NpgsqlDataSource"/>
    /// of your own: when the server dies, Npgsql's common pools are emptied here, and no others.
    /// </summary>
    public string ConnectionString => ConnectionStringFor(DefaultDatabase);

    /// <summary>Whether the server is up, as far as we know; false while it is being started again.</summary>
    public bool IsRunning => !_instance.Process.Exited.IsCompleted;

    /// <summary>The server's process, for tests and operators.</summary>
    public int ProcessId => _instance.Process.Id;

    /// <summary>Starts the server in this folder, which is made when it is not there.</summary>
    /// <exception cref="PrivatePostgresException">It cannot run; the message says why and what to do.</exception>
    public static async Task<PrivatePostgres> StartAsync(
        string folder, TimeProvider clock, ILogger logger, CancellationToken cancellation = default)
    {
        var place = ServerFolder.At(folder);
        var held = FolderLock.Take(place.LockFile, place.Root);
        try
        {
            var prepared = await ServerStart.PrepareAsync(place, clock, cancellation);
            var first = await prepared.RunAsync(cancellation);
            var server = new PrivatePostgres(held, place, prepared, first, clock, logger);
            await server.BeginAsync(cancellation);
            return server;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Connects to any database of this server.</summary>
    public string ConnectionStringFor(string database) => _start.Connection(database).ConnectionString;

    /// <summary>Stops the server: no new connections, open ones ended, a checkpoint, then gone.</summary>
    public async Task StopAsync()
    {
        if (_stopping.IsCancellationRequested)
            return;
        await _stopping.CancelAsync();
        NpgsqlConnection.ClearAllPools();
        try
        {
            await _supervision;
            await _instance.StopAsync(_clock);
        }
        finally
        {
            _folder.RemoveSocketFolder();
            _folderLock.Dispose();
        }

        ServerLog.Stopped(_logger, _folder.Root);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stopping.Dispose();
    }

    private async Task BeginAsync(CancellationToken cancellation)
    {
        _supervision = SuperviseAsync();
        try
        {
            await EnsureDatabaseAsync(cancellation);
            ServerLog.Started(_logger, _folder.Root, ProcessId);
        }
        catch
        {
            await StopAsync();
            throw;
        }
    }

    private async Task SuperviseAsync()
    {
        while (true)
        {
            await Task.WhenAny(_instance.Process.Exited, Task.Delay(Timeout.InfiniteTimeSpan, _clock, _stopping.Token));
            if (_stopping.IsCancellationRequested)
                return;
            ServerLog.Died(_logger, await _instance.Process.Exited, _instance.Process.Errors);
            NpgsqlConnection.ClearAllPools();
            if (await RestartAsync() is not { } next)
                return;
            _instance = next;
            ServerLog.Restarted(_logger, next.Process.Id);
        }
    }

    /// <summary>Tries until it works or we are told to stop: a full disk may be emptied in the meantime.</summary>
    private async Task<ServerInstance?> RestartAsync()
    {
        var pause = TimeSpan.FromMilliseconds(250);
        while (true)
        {
            try
            {
                return await _start.RunAsync(_stopping.Token);
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                return null;
            }
#pragma warning disable CA1031 // whatever keeps it down today may be mended tomorrow; giving up in silence never is right
            catch (Exception e)
#pragma warning restore CA1031
            {
                ServerLog.RestartFailed(_logger, e, pause.TotalSeconds);
            }

            await Task.Delay(pause, _clock, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private async Task EnsureDatabaseAsync(CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(ConnectionStringFor("postgres"));
        await connection.OpenAsync(cancellation);
        await using var exists = new NpgsqlCommand("SELECT 1 FROM pg_database WHERE datname = $1", connection)
        {
            Parameters = { new() { Value = DefaultDatabase } },
        };
        if (await exists.ExecuteScalarAsync(cancellation) is not null)
            return;
        await using var create = new NpgsqlCommand($"CREATE DATABASE {DefaultDatabase}", connection);
        await create.ExecuteNonQueryAsync(cancellation);
    }
}
