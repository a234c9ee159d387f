using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using LabelHub.Api.Operations.Redis;
using LabelHub.TestKit.Databases;
using LabelHub.TestKit.Redis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace LabelHub.Api.Tests.Service;

/// <summary>Two nodes over one real Redis count together; without it each counts by itself.</summary>
public sealed class RedisTests : IAsyncLifetime
{
    private const int Permits = 4;

    /// <summary>Longer than a busy machine keeps a Redis that is well from answering.</summary>
    private const int TimeoutMs = 4000;

    private RedisServer _redis = null!;
    private ApiHost _one = null!;
    private ApiHost _two = null!;

    public async Task InitializeAsync()
    {
        _redis = await RedisServer.StartAsync();
        (_one, _two) = (await HostAsync(), await HostAsync());
    }

    public async Task DisposeAsync()
    {
        await ((IAsyncLifetime)_one).DisposeAsync();
        await ((IAsyncLifetime)_two).DisposeAsync();
        await _redis.DisposeAsync();
    }

    [Fact]
    public async Task SignIns_OnTwoNodes_AreLimitedTogether()
    {
        for (var i = 0; i < Permits; i++)
            Assert.NotEqual(HttpStatusCode.TooManyRequests, await SignInAsync(i % 2 == 0 ? _one : _two));
        Assert.Equal(HttpStatusCode.TooManyRequests, await SignInAsync(_one));
        Assert.Equal(HttpStatusCode.TooManyRequests, await SignInAsync(_two));
        _one.Clock.Advance(TimeSpan.FromSeconds(70));
        Assert.NotEqual(HttpStatusCode.TooManyRequests, await SignInAsync(_one));
    }

    [Fact]
    public async Task SignIns_WhileRedisHangs_GoOnByTheNodesOwnCount()
    {
        await _redis.FreezeAsync();
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < Permits; i++)
            Assert.NotEqual(HttpStatusCode.TooManyRequests, await SignInAsync(_one));
        // it is waited for once, not at every sign-in
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalMilliseconds, 0, 2 * TimeoutMs);
        Assert.Equal(HttpStatusCode.TooManyRequests, await SignInAsync(_one));
        await _redis.ThawAsync();
    }

    [Fact]
    public async Task Readiness_RedisAway_IsDegradedAndServes()
    {
        using var client = _one.CreateClient();
        Assert.Contains("\"status\":\"ready\"", await client.GetStringAsync("/readyz"), StringComparison.Ordinal);
        await _redis.KillAsync();
        using var answer = await client.GetAsync("/readyz");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("\"status\":\"degraded\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WhileRedisIsAway_ServesAndConnectsOnceItIsThere()
    {
        await _redis.KillAsync();
        var host = await HostAsync();
        try
        {
            using var client = host.CreateClient();
            Assert.Contains("\"status\":\"degraded\"", await client.GetStringAsync("/readyz"), StringComparison.Ordinal);
            await _redis.StartAgainAsync();
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            while (!(await client.GetStringAsync("/readyz", limit.Token)).Contains("\"status\":\"ready\"", StringComparison.Ordinal))
            {
            }
        }
        finally
        {
            await ((IAsyncLifetime)host).DisposeAsync();
        }
    }

    [Fact]
    public async Task Call_WhileRedisHangs_EndsByTheLibrarysTimeout()
    {
        var link = new RedisLink(
            new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["ConnectionStrings:Redis"] = _redis.ConnectionString,
                ["Redis:TimeoutMilliseconds"] = "300",
            }).Build(),
            RealClock.Instance,
            NullLogger<RedisLink>.Instance);
        await using (link)
        {
            await link.StartAsync(default);
            Assert.True(await link.PingAsync());
            await _redis.FreezeAsync();
            var start = Stopwatch.GetTimestamp();
            Assert.False(await link.PingAsync());
            Assert.InRange(Stopwatch.GetElapsedTime(start).TotalMilliseconds, 250, TimeoutMs);
            await _redis.ThawAsync();
        }
    }

    private static async Task<HttpStatusCode> SignInAsync(ApiHost host)
    {
        using var phone = host.CreateClient(token: null);
        using var answer = await phone.PostAsJsonAsync("/v1/sessions", new { code = "" });
        return answer.StatusCode;
    }

    private async Task<ApiHost> HostAsync()
    {
        var host = new ApiHost();
        host.Settings["ConnectionStrings:Redis"] = _redis.ConnectionString;
        host.Settings["Redis:TimeoutMilliseconds"] = FormattableString.Invariant($"{TimeoutMs}");
        host.Settings["RateLimits:SignIns"] = FormattableString.Invariant($"{Permits}");
        await host.InitializeAsync();
        return host;
    }
}
