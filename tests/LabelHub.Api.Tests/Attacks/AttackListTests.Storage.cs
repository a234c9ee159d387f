using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Api.Tests.Attacks;

/// <summary>The listed states of disk and database in which a node must not call itself ready.</summary>
public sealed partial class AttackListTests
{
    /// <summary>For new connections; those of the host are ended.</summary>
    private const string NoWrites = """
        DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET default_transaction_read_only = on', current_database()); END $$;
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid();
        """;

    private const string WritesAgain = """
        DO $$ BEGIN EXECUTE format('ALTER DATABASE %I RESET default_transaction_read_only', current_database()); END $$;
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid();
        """;

    [Fact]
    public async Task F4_DiskNearlyFull_IsNotReadyAndSaysWhatToDo()
    {
        var full = new ApiHost();
        full.Settings["Data:MinimumFreeMegabytes"] = "1000000000";
        await full.InitializeAsync();
        try
        {
            using var visitor = full.CreateClient(token: null);

            var (status, parts) = await ReadyAsync(visitor);

            Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
            var folder = parts["data folder"];
            Assert.False(folder.GetProperty("ready").GetBoolean());
            Assert.Contains("Data:MinimumFreeMegabytes", folder.GetProperty("note").GetString(), StringComparison.Ordinal);
            Assert.True(parts["database writes"].GetProperty("ready").GetBoolean());
            Assert.Contains("labelhub_data_free_bytes ", await visitor.GetStringAsync("/metrics"), StringComparison.Ordinal);
        }
        finally
        {
            await ((IAsyncLifetime)full).DisposeAsync();
        }
    }

    [Fact]
    public async Task F4_DatabaseThatTakesNoWrites_IsNotReadyUntilItDoes()
    {
        var own = new ApiHost();
        await own.InitializeAsync();
        try
        {
            using var visitor = own.CreateClient(token: null);
            await using var context = own.Database.CreateContext();
            // this connection stays able to write
            await context.Database.OpenConnectionAsync();
            await context.Database.ExecuteSqlRawAsync(NoWrites);

            var (status, parts) = await ReadyAsync(visitor);

            Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
            Assert.False(parts["database writes"].GetProperty("ready").GetBoolean());
            await context.Database.ExecuteSqlRawAsync(WritesAgain);
            var (again, _) = await ReadyAsync(visitor);
            Assert.Equal(HttpStatusCode.OK, again);
        }
        finally
        {
            await ((IAsyncLifetime)own).DisposeAsync();
        }
    }

    /// <summary>The first answer may be about a connection that was ended.</summary>
    private static async Task<(HttpStatusCode Status, Dictionary<string, JsonElement> Parts)> ReadyAsync(HttpClient visitor)
    {
        for (var tries = 0; ; tries++)
        {
            using var answer = await visitor.GetAsync("/readyz");
            using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            var parts = body.RootElement.GetProperty("parts").EnumerateArray().ToDictionary(p => p.GetProperty("name").GetString()!, p => p.Clone());
            if (parts["database"].GetProperty("ready").GetBoolean() || tries == 5)
                return (answer.StatusCode, parts);
        }
    }
}
