using LabelHub.Persistence;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LabelHub.TestKit.Databases;

/// <summary>An empty database of one's own with today's schema: one per test class, on real PostgreSQL.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly TestServer _server;
    private readonly string _name;

    private TestDatabase(TestServer server, string name)
    {
        _server = server;
        _name = name;
        ConnectionString = server.ConnectionStringFor(name);
    }

    public string ConnectionString { get; }

    /// <summary>With today's schema; copies the template in some 40 ms.</summary>
    public static Task<TestDatabase> CreateAsync() => CreateAsync(withSchema: true);

    /// <summary>Without any schema, for tests of the migrations.</summary>
    public static Task<TestDatabase> CreateBareAsync() => CreateAsync(withSchema: false);

    /// <param name="more">Further options, such as interceptors.</param>
    public LabelHubContext CreateContext(Action<DbContextOptionsBuilder>? more = null)
    {
        var options = new DbContextOptionsBuilder<LabelHubContext>();
        options.UseLabelHub(ConnectionString);
        more?.Invoke(options);
        return new LabelHubContext(options.Options);
    }

    public async ValueTask DisposeAsync()
    {
        await using (var connection = new NpgsqlConnection(ConnectionString))
            NpgsqlConnection.ClearPool(connection);
        await _server.DropAsync(_name);
    }

    private static async Task<TestDatabase> CreateAsync(bool withSchema)
    {
        var database = new TestDatabase(await TestServer.Instance, $"test_{Guid.NewGuid():N}");
        await database._server.CreateAsync(database._name, withSchema);
        return database;
    }
}
