using LabelHub.Persistence;
using LabelHub.Persistence.PrivateServer;
using Npgsql;

namespace LabelHub.Api.Operations;

/// <summary>
/// Brings the database up before anything else and down after everything else: the configured one, or without a
/// connection string a private server in the data folder. Then brings its schema up to date.
/// </summary>
public sealed class DatabaseService(
    IConfiguration configuration, DatabaseAddress address, TimeProvider time, ILoggerFactory logs) : IHostedService, IAsyncDisposable
{
    private PrivatePostgres? _server;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var configured = configuration.GetConnectionString("Postgres");
        if (string.IsNullOrEmpty(configured))
        {
            _server = await StartServerAsync(cancellationToken);
            configured = _server.ConnectionString;
        }

        await MigrateAsync(configured, cancellationToken);
        address.ConnectionString = RequestTimeouts.Shorten(configured);
    }

    public Task StopAsync(CancellationToken cancellationToken) => _server?.StopAsync() ?? Task.CompletedTask;

    /// <summary>Also where the start of something later failed and nothing was asked to stop.</summary>
    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task<PrivatePostgres> StartServerAsync(CancellationToken cancellation)
    {
        var folder = Path.GetFullPath(Path.Combine(configuration["Data:Folder"] ?? "data", "postgres"));
        try
        {
            return await PrivatePostgres.StartAsync(folder, time, logs.CreateLogger<PrivatePostgres>(), cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SetupException($"The data folder '{folder}' cannot be used ({e.Message}): choose another one with --data.", e);
        }
    }

    private async Task MigrateAsync(string connectionString, CancellationToken cancellation)
    {
        try
        {
            await DatabaseMigrator.MigrateAsync(connectionString, cancellation);
        }
        catch (Exception e) when (_server is null && (e is ArgumentException or NpgsqlException))
        {
            // a connection string we were given; one of ours that fails is a bug and shows its trace
            throw new SetupException($"The database of ConnectionStrings:Postgres cannot be used: {e.Message}", e);
        }
    }
}
