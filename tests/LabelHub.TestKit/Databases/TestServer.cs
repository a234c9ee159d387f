using System.Diagnostics;
using LabelHub.Persistence;
using LabelHub.Persistence.PrivateServer;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace LabelHub.TestKit.Databases;

/// <summary>
/// One private PostgreSQL server for the test run, with a template database that has every migration. It is never
/// stopped by hand: it ends with this process, however that ends, and so do its files.
/// </summary>
internal sealed class TestServer
{
    private const string Template = "labelhub_template";

    private static readonly Lazy<Task<TestServer>> Running = new(StartAsync);

    // held for the life of the process: the janitor acts when its input ends, and a collected Process would end it
    private static Process? _janitor;

    private readonly PrivatePostgres _server;

    private TestServer(PrivatePostgres server) => _server = server;

    public static Task<TestServer> Instance => Running.Value;

    public string ConnectionStringFor(string database) => _server.ConnectionStringFor(database);

    /// <summary>Makes a database: a copy of the template, or an empty one.</summary>
    public Task CreateAsync(string database, bool withSchema) =>
        ExecuteAsync($"CREATE DATABASE {database} TEMPLATE {(withSchema ? Template : "template1")}");

    public Task DropAsync(string database) => ExecuteAsync($"DROP DATABASE {database} WITH (FORCE)");

    private static async Task<TestServer> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("labelhub-tests-").FullName;
        StartJanitor(folder);
        if (OperatingSystem.IsLinux())
            File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.OtherExecute);
        var test = new TestServer(await PrivatePostgres.StartAsync(folder, RealClock.Instance, NullLogger.Instance));
        await test.CreateAsync(Template, withSchema: false);
        await DatabaseMigrator.MigrateAsync(test.ConnectionStringFor(Template));

        // A template can be copied only while nobody is connected to it.
        NpgsqlConnection.ClearAllPools();
        return test;
    }

    /// <summary>
    /// A shell that waits until this process is gone (its input ends), lets the server finish, and removes the folder:
    /// test hosts are often killed before they can clean up themselves.
    /// </summary>
    private static void StartJanitor(string folder)
    {
        const string Script = "cat > /dev/null; for i in $(seq 300); do [ -e \"$0/pg/postmaster.pid\" ] || break; sleep 0.1; done; rm -rf \"$0\"";
        _janitor = Process.Start(new ProcessStartInfo("setsid", ["sh", "-c", Script, folder])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        });
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionStringFor("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
