using LabelHub.Persistence.PrivateServer;
using LabelHub.TestKit.Databases;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace LabelHub.Persistence.Tests.PrivateServer;

/// <summary>SIGKILL to the server, to one of its children, and under writing load.</summary>
public sealed class ServerDeathTests : IAsyncLifetime, IDisposable
{
    private const string Insert = "INSERT INTO written DEFAULT VALUES RETURNING id";

    private readonly TemporaryFolder _folder = new();
    private PrivatePostgres _server = null!;

    public async Task InitializeAsync()
    {
        _server = await PrivatePostgres.StartAsync(_folder.Path, RealClock.Instance, NullLogger.Instance);
        await Sql.ScalarAsync(_server.ConnectionString, "CREATE TABLE written (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY)");
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Supervision_ServerKilledWhileWriting_RecoversWithEveryAcknowledgedRow()
    {
        var acknowledged = 0;
        var first = _server.ProcessId;
        using var enough = new SemaphoreSlim(0);
        var writers = Enumerable.Range(0, 4).Select(_ => WriteUntilBrokenAsync(() =>
        {
            if (Interlocked.Increment(ref acknowledged) == 200)
                enough.Release();
        })).ToList();
        await enough.WaitAsync();
        Posix.Signal(first, Posix.Kill);
        await Task.WhenAll(writers);

        await Until.TrueAsync(() => _server.IsRunning && _server.ProcessId != first, "the server is started again");
        var kept = (long)(await Sql.ScalarAsync(_server.ConnectionString, "SELECT count(*) FROM written"))!;
        Assert.InRange(kept, acknowledged, acknowledged + writers.Count);
    }

    [Fact]
    public async Task Supervision_ServerKilledTwice_IsStartedTwice()
    {
        for (var death = 0; death < 2; death++)
        {
            var current = _server.ProcessId;
            Posix.Signal(current, Posix.Kill);
            await Until.TrueAsync(() => _server.IsRunning && _server.ProcessId != current, "the server is started again");
            Assert.Equal(1, await Sql.ScalarAsync(_server.ConnectionString, "SELECT 1"));
        }
    }

    [Fact]
    public async Task Supervision_RestartFailsInAWayNobodyForesaw_TriesUntilItWorks()
    {
        using var place = new TemporaryFolder();
        var log = new RestartLog();
        await using var other = await PrivatePostgres.StartAsync(place.Path, RealClock.Instance, log);
        var access = Path.Combine(place.Path, "pg", "pg_hba.conf");
        var usual = await File.ReadAllTextAsync(access);
        await File.WriteAllTextAsync(access, "local all all reject\n");

        Posix.Signal(other.ProcessId, Posix.Kill);
        await log.Failed.WaitAsync(TimeSpan.FromSeconds(60));
        await File.WriteAllTextAsync(access, usual);

        await Until.TrueAsync(() => Answers(other.ConnectionString), "the server takes connections again", seconds: 60);
    }

    [Fact]
    public async Task Supervision_OneChildKilled_ServerRecoversByItself()
    {
        var first = _server.ProcessId;
        await using var victim = new NpgsqlConnection(_server.ConnectionString);
        await victim.OpenAsync();
        Posix.Signal(victim.ProcessID, Posix.Kill);
        await Until.TrueAsync(() => Answers(_server.ConnectionString), "the server takes connections again");
        Assert.Equal(first, _server.ProcessId);
    }

    [Fact]
    public async Task StopAsync_WhileTheServerIsDead_EndsCleanly()
    {
        Posix.Signal(_server.ProcessId, Posix.Kill);
        await _server.StopAsync();
        Assert.False(_server.IsRunning);
        await Until.TrueAsync(() => !ProcessTable.AnyWorksIn(Path.Combine(_folder.Path, "pg")), "its children are gone too");
    }

    private async Task WriteUntilBrokenAsync(Action acknowledge)
    {
        try
        {
            while (true)
            {
                await Sql.ScalarAsync(_server.ConnectionString, Insert);
                acknowledge();
            }
        }
        catch (NpgsqlException)
        {
            // The kill: what was not acknowledged may or may not be there.
        }
    }

    private static bool Answers(string connectionString)
    {
        try
        {
            using var connection = new NpgsqlConnection(connectionString);
            connection.Open();
            using var command = new NpgsqlCommand("SELECT 1", connection);
            return Equals(command.ExecuteScalar(), 1);
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }
}
