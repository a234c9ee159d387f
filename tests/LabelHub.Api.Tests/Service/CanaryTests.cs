using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LabelHub.TestKit.WeChat;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Api.Tests.Service;

/// <summary>Secrets that stand out, through a whole journey with its failures: none may turn up in logs, metrics, errors or addresses.</summary>
public sealed class CanaryTests : IAsyncLifetime
{
    private const string Secret = "canarysecret5d1f0e7a";
    private const string OpenId = "o-canaryopenid77c3";
    private const string Phone = "0773-9907431";
    private readonly List<string> _canaries = [Secret, OpenId, Phone];
    private readonly List<string> _shown = [];

    public CanaryTests() => Host = new SignInHost { AppSecret = Secret, Ear = Ear };

    private LogEar Ear { get; } = new();

    private SignInHost Host { get; }

    public Task InitializeAsync() => Host.InitializeAsync();

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        Ear.Dispose();
    }

    [Fact]
    public async Task Journey_WithItsFailures_ShowsNoSecret()
    {
        var owner = await SignInWithTroubleAsync();
        await KeepShopAsync(owner);
        await FailInTheDatabaseAsync(owner);
        using var visitor = Host.Api.CreateClient(token: null);
        _shown.Add(await visitor.GetStringAsync("/metrics"));

        Assert.Contains(Ear.Lines, l => l.Contains("INSERT INTO workshops", StringComparison.Ordinal));
        Assert.Contains(Ear.Lines, l => l.Contains("40163", StringComparison.Ordinal));
        Assert.Contains(_shown, s => s.Contains("server.error", StringComparison.Ordinal));
        Assert.Contains(_shown, s => s.Contains("/v1/workshops/{workshopId}/products", StringComparison.Ordinal));
        // Npgsql names its pools by connection string
        Assert.Contains(_shown, s => s.Contains("db_client_connection", StringComparison.Ordinal));
        Assert.DoesNotContain(_shown, s => s.Contains("Username=", StringComparison.OrdinalIgnoreCase));
        var failed = Ear.Lines.First(l => l.Contains("A request failed, trace ", StringComparison.Ordinal)).Split("trace ")[1][..32];
        Assert.Contains(_shown, s => s.Contains(failed, StringComparison.Ordinal));
        Assert.Contains(Ear.Lines, l => l.Contains("POST /v1/workshops 500", StringComparison.Ordinal) && l.Contains(failed, StringComparison.Ordinal));
        foreach (var canary in _canaries)
        {
            Assert.True(canary.Length > 8);
            Assert.DoesNotContain(Ear.Lines, l => l.Contains(canary, StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain(_shown, l => l.Contains(canary, StringComparison.OrdinalIgnoreCase));
        }
    }

    private async Task<HttpClient> SignInWithTroubleAsync()
    {
        // the fake repeats itself after a reset: this is the session_key the API is about to be given
        _canaries.Add(await SessionKeyAsync(await Host.WeChat.LoginAsync(OpenId)));
        await Host.WeChat.ResetAsync();
        var code = await LoginAsync();
        var signedIn = await Host.SignInWithAsync(code);
        Note(signedIn.Response);
        var token = signedIn.Body.GetProperty("token").GetString()!;
        _canaries.Add(token);
        await RefusedSignInAsync(code, 422);
        foreach (var action in new[] { "html200", "resetBefore", "truncatedJson", "commitThenStatus" })
        {
            var next = await LoginAsync();
            await Host.WeChat.FailAsync(new { action, times = 2 });
            await RefusedSignInAsync(next, 503);
            await Host.WeChat.ResetAsync();
        }

        var garbage = "canary-token-" + Guid.NewGuid().ToString("N");
        _canaries.Add(garbage);
        using var thief = Host.Api.CreateClient(garbage);
        await ShowAsync(await thief.GetAsync("/v1/me"), 401);
        return Host.Api.CreateClient(token);
    }

    private async Task KeepShopAsync(HttpClient owner)
    {
        var body = Shop.Workshop();
        body["phone"] = Phone;
        using var created = await owner.PostAsJsonAsync("/v1/workshops", body);
        Note(created);
        var workshop = "/v1/workshops/" + (await created.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();
        await ShowAsync(await owner.PutAsJsonAsync(workshop, body), 428);
        body["phone"] = Phone + "\0";
        await ShowAsync(await owner.PostAsJsonAsync("/v1/workshops", body), 400);
        using var broken = new StringContent($$"""{"phone": "{{Phone}}" "{{Phone}}", """, Encoding.UTF8, "application/json");
        await ShowAsync(await owner.PostAsync("/v1/workshops", broken), 400);
        using var wrong = new StringContent($$"""{"phone": "{{Phone}}", "authorization": "{{Phone}}" }""", Encoding.UTF8, "application/json");
        await ShowAsync(await owner.PostAsync("/v1/workshops", wrong), 400);
        using var product = await owner.PostAsJsonAsync(workshop + "/products", Shop.Product());
        var id = (await product.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();
        using var batch = await owner.PostAsJsonAsync($"{workshop}/products/{id}/batches", new JsonObject { ["productionDate"] = "2026-11-20" });
        var batchId = (await batch.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();
        using var job = await owner.PostAsJsonAsync($"/v1/batches/{batchId}/print-jobs", Shop.PrintJob());
        Assert.Equal(HttpStatusCode.Created, job.StatusCode);
        Note(job);
    }

    /// <summary>A statement fails with the secrets among its values.</summary>
    private async Task FailInTheDatabaseAsync(HttpClient owner)
    {
        await using var context = Host.Api.Database.CreateContext();
        await context.Database.ExecuteSqlRawAsync("""
            ALTER TABLE workshops ADD CONSTRAINT no_canary CHECK (phone <> '0773-9907431') NOT VALID;
            ALTER TABLE accounts ADD CONSTRAINT no_canary CHECK (open_id <> 'o-canaryopenid77c3-2') NOT VALID
            """);
        var body = Shop.Workshop();
        body["phone"] = Phone;
        await ShowAsync(await owner.PostAsJsonAsync("/v1/workshops", body), 500);
        await RefusedSignInAsync(await Host.WeChat.LoginAsync(OpenId + "-2"), 500);
    }

    private async Task<string> LoginAsync()
    {
        var code = await Host.WeChat.LoginAsync(OpenId);
        _canaries.Add(code);
        return code;
    }

    private async Task RefusedSignInAsync(string code, int status) => await ShowAsync((await Host.SignInWithAsync(code)).Response, status);

    private async Task ShowAsync(HttpResponseMessage response, int status)
    {
        Assert.Equal(status, (int)response.StatusCode);
        _shown.Add(await response.Content.ReadAsStringAsync());
        Note(response);
        response.Dispose();
    }

    private void Note(HttpResponseMessage response) => _shown.Add(response.Headers.ToString());

    private async Task<string> SessionKeyAsync(string code)
    {
        using var phone = new HttpClient();
        var address = new Uri(Host.WeChat.Endpoint, $"/sns/jscode2session?appid={FakeWeChatProcess.AppId}&secret={Secret}&js_code={code}&grant_type=authorization_code");
        return (await phone.GetFromJsonAsync<JsonElement>(address)).GetProperty("session_key").GetString()!;
    }
}
