using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Api.Tests.Service;

/// <summary>Signing in through WeChat, against the fake as a process of its own.</summary>
public sealed class SignInTests(SignInHost host) : IClassFixture<SignInHost>, IAsyncLifetime
{
    public Task InitializeAsync() => host.WeChat.ResetAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task SignIn_SamePersonTwice_IsOneAccountWithTwoSessions()
    {
        var first = await host.SignInAsync("o-twice");
        var second = await host.SignInAsync("o-twice");
        var other = await host.SignInAsync("o-other");

        Assert.Equal(HttpStatusCode.Created, first.Response.StatusCode);
        Assert.Equal(Text(first.Body, "accountId"), Text(second.Body, "accountId"));
        Assert.NotEqual(Text(first.Body, "accountId"), Text(other.Body, "accountId"));
        Assert.NotEqual(Text(first.Body, "token"), Text(second.Body, "token"));
        Assert.Equal(host.Api.Clock.GetUtcNow().AddDays(30), second.Body.GetProperty("expiresAt").GetDateTimeOffset());
        Assert.True(first.Response.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task SignIn_OneCodeTwiceAtOnce_IsOneAccountAndOneRefusal()
    {
        var code = await host.WeChat.LoginAsync("o-double");

        var answers = await Task.WhenAll(host.SignInWithAsync(code), host.SignInWithAsync(code));

        var accepted = Assert.Single(answers, a => a.Response.StatusCode == HttpStatusCode.Created);
        var refused = Assert.Single(answers, a => a.Response.StatusCode == HttpStatusCode.UnprocessableEntity);
        Assert.Equal("wechat.codeUsed", Text(refused.Body, "code"));
        using var me = host.Api.CreateClient(Text(accepted.Body, "token"));
        Assert.Equal(HttpStatusCode.OK, (await me.GetAsync("/v1/me")).StatusCode);
        await using var context = host.Api.Database.CreateContext();
        Assert.Equal(1, await context.Accounts.CountAsync(a => a.OpenId == "o-double"));
    }

    [Fact]
    public async Task SignIn_NewPersonTenTimesAtOnce_IsOneAccount()
    {
        var codes = new List<string>();
        for (var i = 0; i < 10; i++)
            codes.Add(await host.WeChat.LoginAsync("o-many"));

        var answers = await Task.WhenAll(codes.Select(c => host.SignInWithAsync(c)));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Created, a.Response.StatusCode));
        Assert.Single(answers.Select(a => Text(a.Body, "accountId")).Distinct());
    }

    [Fact]
    public async Task SignIn_CodeWrongOrExpired_Is422()
    {
        var late = await host.WeChat.LoginAsync("o-late");
        await host.WeChat.AdvanceAsync(TimeSpan.FromMinutes(6));

        foreach (var code in new[] { "no-such-code", late, "含中文" })
        {
            var (response, body) = await host.SignInWithAsync(code);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
            Assert.Equal("wechat.codeInvalid", Text(body, "code"));
        }
    }

    [Theory]
    [InlineData("html200")]
    [InlineData("empty200")]
    [InlineData("resetBefore")]
    [InlineData("hang")]
    public async Task SignIn_WeChatOutOfOrder_Is503InBoundedTimeAndNobodyIsSignedIn(string action)
    {
        var code = await host.WeChat.LoginAsync("o-" + action);
        await host.WeChat.FailAsync(new { action });
        var started = Stopwatch.GetTimestamp();

        var (response, body) = await host.SignInWithAsync(code);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("wechat.unavailable", Text(body, "code"));
        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 10);
        await using var context = host.Api.Database.CreateContext();
        Assert.False(await context.Accounts.AnyAsync(a => a.OpenId == "o-" + action));
    }

    [Fact]
    public async Task SignIn_Token_IsKeptAsItsHashOnly()
    {
        var (_, body) = await host.SignInAsync("o-hash");
        var token = Text(body, "token")!;

        await using var context = host.Api.Database.CreateContext();
        var rows = await context.Database.SqlQuery<string>($"SELECT s::text AS \"Value\" FROM sessions s").ToListAsync();
        Assert.DoesNotContain(rows, r => r.Contains(token, StringComparison.Ordinal)
            || r.Contains(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(token)), StringComparison.Ordinal));
        Assert.Contains(rows, r => r.Contains(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token))), StringComparison.Ordinal));
    }

    [Fact]
    public async Task SignOut_OfThisDevice_LeavesTheOthers()
    {
        using var phone = await host.ClientOfAsync("o-out");
        using var tablet = await host.ClientOfAsync("o-out");

        using var gone = await phone.DeleteAsync("/v1/sessions/current");

        Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await phone.GetAsync("/v1/me")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await tablet.GetAsync("/v1/me")).StatusCode);
    }

    [Fact]
    public async Task Devices_ListedAndOneRevoked_OnlyItIsOut()
    {
        using var phone = await host.ClientOfAsync("o-devices", "我的手机");
        using var lost = await host.ClientOfAsync("o-devices", "丢了的手机");

        var listed = JsonDocument.Parse(await phone.GetStringAsync("/v1/sessions")).RootElement.GetProperty("items").EnumerateArray().ToArray();
        var missing = Assert.Single(listed, d => Text(d, "deviceNote") == "丢了的手机");
        Assert.Equal("我的手机", Text(Assert.Single(listed, d => d.GetProperty("current").GetBoolean()), "deviceNote"));
        using var revoked = await phone.DeleteAsync($"/v1/sessions/{Text(missing, "id")}");

        Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await lost.GetAsync("/v1/me")).StatusCode);
        Assert.Single(JsonDocument.Parse(await phone.GetStringAsync("/v1/sessions")).RootElement.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Session_LeftAloneOrGrownOld_Ends()
    {
        using var used = await host.ClientOfAsync("o-used");
        using var idle = await host.ClientOfAsync("o-idle");

        for (var weeks = 0; weeks < 4; weeks++)
        {
            host.Api.Clock.Advance(TimeSpan.FromDays(20));
            Assert.Equal(HttpStatusCode.OK, (await used.GetAsync("/v1/me")).StatusCode);
        }

        Assert.Equal("session.expired", await CodeAsync(idle));
        host.Api.Clock.Advance(TimeSpan.FromDays(10));
        Assert.Equal("session.expired", await CodeAsync(used));
    }

    private static async Task<string?> CodeAsync(HttpClient client)
    {
        using var response = await client.GetAsync("/v1/me");
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        return Text(JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement, "code");
    }

    private static string? Text(JsonElement body, string name) => body.GetProperty(name).GetString();
}
