using LabelHub.Persistence;
using LabelHub.Persistence.PrivateServer;

namespace LabelHub.Api.Operations;

/// <summary>
/// Brings the database up before anything else and down after everything else: the configured one, or without a
/// connection string a private server in the data folder. Then brings its schema up to date.
/// </summary>
public sealed class DatabaseService(
    IConfiguration configuration, DatabaseAddress address, TimeProvider time, ILoggerFactory logs) : IHostedService
{
    private PrivatePostgres? _server;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var configured = configuration.GetConnectionString("Postgres");
        if (string.IsNullOrEmpty(configured))
        {
            var folder = Path.GetFullPath(Path.Combine(configuration["Data:Folder"] ?? "data", "postgres"));
            _server = await PrivatePostgres.StartAsync(folder, time, logs.CreateLogger<PrivatePostgres>(), cancellationToken);
            configured = _server.ConnectionString;
        }

        address.ConnectionString = configured;
        await DatabaseMigrator.MigrateAsync(configured, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => _server?.StopAsync() ?? Task.CompletedTask;
}
