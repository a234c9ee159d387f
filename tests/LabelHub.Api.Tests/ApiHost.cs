using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Threading.RateLimiting;
using LabelHub.Api.Http.Drawing;
using LabelHub.Persistence.Accounts;
using LabelHub.Persistence.Ids;
using LabelHub.TestKit.Databases;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace LabelHub.Api.Tests;

/// <summary>
/// The API on a real Kestrel at a free loopback port, over a database of its own on a real PostgreSQL, with a clock
/// that stands at noon of 2026-11-21 in Shanghai until a test moves it.
/// </summary>
public sealed class ApiHost : WebApplicationFactory<Program>, IAsyncLifetime
{
    /// <summary>What operators come in with.</summary>
    public const string OpsToken = "ops-token-of-the-tests";

    public static readonly DateOnly Today = new(2026, 11, 21);
    private readonly string _data = Directory.CreateTempSubdirectory("labelhub-test-").FullName;
    private TestDatabase? _database;
    private string _token = "";

    public TestClock Clock { get; } = new(new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.FromHours(8)));

    public TestDatabase Database => _database ?? throw new InvalidOperationException("The host was not started.");

    /// <summary>Settings a test class changes before the host starts.</summary>
    public Dictionary<string, string> Settings { get; } = new(StringComparer.Ordinal)
    {
        ["WeChat:AppId"] = "wx0000000000000000",
        ["WeChat:AppSecret"] = "not-a-secret",
        ["WeChat:Endpoint"] = "http://127.0.0.1:9",
        ["Public:BaseUrl"] = "https://l.example.cn",
        ["RateLimits:Checks"] = "1000000",
        ["RateLimits:PublicPages"] = "1000000",

        // a test that wants messages to go out starts nodes of its own
        ["Dispatch:Enabled"] = "false",
        ["RateLimits:SignIns"] = "1000000",
        // jobs write when they like; they have tests of their own
        ["Jobs:Enabled"] = "false",
        ["Ops:Token"] = OpsToken,
    };

    /// <summary>Connections of the host's pool; null for the usual number.</summary>
    public int? PoolSize { get; init; }

    /// <summary>Requests that wait for their turn to draw.</summary>
    public long WaitingToDraw => Services.GetRequiredService<DrawingGate>().Waiting;

    /// <summary>Hears everything the host logs; set before the host starts.</summary>
    public ILoggerProvider? Ear { get; init; }

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        UseKestrel(0);
        StartServer();
        _token = await SignInAsync();
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await base.DisposeAsync();
        if (_database is not null)
            await _database.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    /// <summary>A new account's token, put straight into the database; signing in through WeChat has tests of its own.</summary>
    public async Task<string> SignInAsync()
    {
        var token = SecretToken.New();
        await using var context = Database.CreateContext();
        var account = new Account { Id = PublicId.New(Clock), OpenId = "o-" + Guid.NewGuid().ToString("N"), CreatedAt = Clock.GetUtcNow() };
        context.Accounts.Add(account);
        context.Sessions.Add(Session.Begin(PublicId.New(Clock), account.Id, SecretToken.Hash(token)!, deviceNote: null, Clock.GetUtcNow()));
        await context.SaveChangesAsync();
        return token;
    }

    /// <summary>A client of the host's own account, or with another token, or without one.</summary>
    public HttpClient CreateClient(string? token)
    {
        var client = CreateClient();
        client.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>Posts JSON as the host's own account and returns status and body.</summary>
    public async Task<(HttpResponseMessage Response, JsonElement Body)> PostJsonAsync(string path, object body)
    {
        using var client = CreateClient();
        var response = await client.PostAsJsonAsync(path, body);
        return (response, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    /// <summary>Keeps one place of those that draw or wait to draw until it is given back.</summary>
    public ValueTask<RateLimitLease> KeepDrawingAsync() => Services.GetRequiredService<DrawingGate>().TakeTurnAsync(CancellationToken.None);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.UseSetting(
            "ConnectionStrings:Postgres",
            PoolSize is { } size ? FormattableString.Invariant($"{Database.ConnectionString};Maximum Pool Size={size}") : Database.ConnectionString);
        builder.UseSetting("Data:Folder", _data);
        foreach (var (key, value) in Settings)
            builder.UseSetting(key, value);
        builder.ConfigureServices(services =>
        {
            if (Ear is not null)
                services.AddLogging(logging => logging.AddProvider(Ear).SetMinimumLevel(LogLevel.Trace));
            services.RemoveAll<TimeProvider>();
            services.AddSingleton<TimeProvider>(Clock);
        });
    }

    protected override void ConfigureClient(HttpClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        base.ConfigureClient(client);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _token);
    }
}

/// <summary>A clock that only a test moves; its timers are real.</summary>
public sealed class TestClock(DateTimeOffset now) : TimeProvider
{
    private DateTimeOffset _now = now.ToUniversalTime();

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan by) => _now += by;
}
