using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using LabelHub.Api.Tests.Labels;

namespace LabelHub.Api.Tests.Service;

/// <summary>A host with very small limits.</summary>
public sealed class StrictHost : IAsyncLifetime
{
    public ApiHost Api { get; } = new();

    public Task InitializeAsync()
    {
        Api.Settings["RateLimits:Checks"] = "6";
        Api.Settings["RateLimits:SignIns"] = "2";
        Api.Settings["RateLimits:PublicPages"] = "2";
        return Api.InitializeAsync();
    }

    public Task DisposeAsync() => ((IAsyncLifetime)Api).DisposeAsync();
}

public sealed class RateLimitTests(StrictHost host) : IClassFixture<StrictHost>
{
    [Fact]
    public async Task Checks_OfOneAccount_ShareABudgetThatIsNobodyElses()
    {
        using var owner = host.Api.CreateClient(await host.Api.SignInAsync());
        using var other = host.Api.CreateClient(await host.Api.SignInAsync());
        var three = new JsonObject { ["items"] = new JsonArray(Requests.Check(), Requests.Check(), Requests.Check()) };

        Assert.Equal(HttpStatusCode.OK, (await owner.PostAsJsonAsync("/v1/label-checks", Requests.Check())).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await owner.PostAsJsonAsync("/v1/label-checks/batch", three)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await owner.PostAsJsonAsync("/v1/label-renderings", Requests.Render())).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await owner.GetAsync("/v1/batches/x/label")).StatusCode);

        await AssertTooManyAsync(await owner.PostAsJsonAsync("/v1/label-checks", Requests.Check()));
        await AssertTooManyAsync(await owner.PostAsJsonAsync("/v1/label-checks/batch", three));
        await AssertTooManyAsync(await owner.PostAsJsonAsync("/v1/label-renderings", Requests.Render()));
        await AssertTooManyAsync(await owner.GetAsync("/v1/batches/x/label"));
        Assert.Equal(HttpStatusCode.OK, (await owner.GetAsync("/v1/workshops")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await other.PostAsJsonAsync("/v1/label-checks", Requests.Check())).StatusCode);
    }

    [Fact]
    public async Task Checks_WithoutASession_Are401AtAnyPace()
    {
        using var stranger = host.Api.CreateClient(token: null);

        for (var i = 0; i < 8; i++)
            Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.PostAsJsonAsync("/v1/label-checks", Requests.Check())).StatusCode);
    }

    [Fact]
    public async Task SignIns_OfOneAddress_AreLimited()
    {
        using var phone = host.Api.CreateClient(token: null);

        for (var i = 0; i < 2; i++)
            Assert.Equal(HttpStatusCode.BadRequest, (await phone.PostAsJsonAsync("/v1/sessions", new { })).StatusCode);
        await AssertTooManyAsync(await phone.PostAsJsonAsync("/v1/sessions", new { }));
    }

    [Fact]
    public async Task PublicPages_OfOneAddress_AreLimited()
    {
        using var visitor = host.Api.CreateClient(token: null);

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/t/000000000000")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/v1/public/t/000000000000")).StatusCode);
        await AssertTooManyAsync(await visitor.GetAsync("/v1/public/t/000000000000"));
        using var page = await visitor.GetAsync("/t/000000000000");
        Assert.Equal(HttpStatusCode.TooManyRequests, page.StatusCode);
        Assert.Contains("请稍等", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/healthz")).StatusCode);
    }

    private static async Task AssertTooManyAsync(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.InRange(response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var body = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("request.tooMany", body.GetProperty("code").GetString());
        Assert.False(string.IsNullOrEmpty(body.GetProperty("detail").GetString()));
        response.Dispose();
    }
}
