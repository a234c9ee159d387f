using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using LabelHub.Api.Http.Checking;
using LabelHub.Api.Tests.Attacks;
using LabelHub.Api.Tests.Labels;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LabelHub.Api.Tests.Service;

/// <summary>A host in which one label is checked at a time, one request waits, and an account has 30 permits a minute.</summary>
public sealed class OneCheckHost : IAsyncLifetime
{
    public ApiHost Api { get; } = new();

    public Task InitializeAsync()
    {
        Api.Settings["Checking:AtOnce"] = "1";
        Api.Settings["Checking:Waiting"] = "1";
        Api.Settings["RateLimits:Checks"] = "30";
        return Api.InitializeAsync();
    }

    public Task DisposeAsync() => ((IAsyncLifetime)Api).DisposeAsync();
}

public sealed class CheckLimitTests(OneCheckHost host) : IClassFixture<OneCheckHost>
{
    private CheckGate Gate => host.Api.Services.GetRequiredService<CheckGate>();

    [Fact]
    public async Task Batch_CostsItsItems()
    {
        using var owner = await NewcomerAsync();

        Assert.Equal(HttpStatusCode.OK, (await owner.PostAsJsonAsync("/v1/label-checks/batch", Items(20))).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await owner.PostAsJsonAsync("/v1/label-checks/batch", Items(20))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await owner.PostAsJsonAsync("/v1/label-checks", Requests.Check())).StatusCode);
    }

    [Fact]
    public async Task Batch_ThatCostsMoreThanAMinute_TakesAllOfIt()
    {
        using var owner = await NewcomerAsync();

        Assert.Equal(HttpStatusCode.OK, (await owner.PostAsJsonAsync("/v1/label-checks/batch", Items(60))).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await owner.PostAsJsonAsync("/v1/label-checks", Requests.Check())).StatusCode);
    }

    [Fact]
    public async Task LongText_CostsMoreThanAShortOne()
    {
        using var owner = await NewcomerAsync();
        var check = Requests.Check();
        foreach (var field in new[] { "slogan", "usage", "description", "brand", "specification" })
            check.Label()[field] = string.Concat(Enumerable.Repeat("香味浓，", 500));

        for (var i = 0; i < 5; i++)
            Assert.Equal(HttpStatusCode.OK, (await owner.PostAsJsonAsync("/v1/label-checks", check)).StatusCode);
        using var refused = await owner.PostAsJsonAsync("/v1/label-checks", check);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
    }

    [Fact]
    public async Task List_CostsWhatItChecksAndNothingWhenKept()
    {
        var shop = await Shop.OpenAsync(host.Api);
        await LongProducts.AddAsync(host.Api, shop, count: 4);

        var sizes = new List<int>();
        for (var i = 0; i < 4; i++)
            sizes.Add((await shop.Owner.GetFromJsonAsync<JsonElement>(shop.Products)).GetProperty("items").GetArrayLength());

        // each of the long ones costs ten, the first product is kept from its creation; a page that ran out of permits ends early
        Assert.Equal(3, sizes[0]);
        Assert.All(sizes, s => Assert.Equal(3, s));
    }

    [Fact]
    public async Task Checks_WhenTooManyWait_Are503AtOnceAndShortRequestsAreNot()
    {
        using var owner = await NewcomerAsync();
        var shop = await Shop.OpenAsync(host.Api);
        var running = await Gate.TakeTurnAsync(CancellationToken.None);
        var waiting = Gate.TakeTurnAsync(CancellationToken.None).AsTask();
        try
        {
            await AssertBusyAsync(await owner.PostAsJsonAsync("/v1/label-checks", Requests.Check()));
            await AssertBusyAsync(await owner.PostAsJsonAsync("/v1/label-checks/batch", Items(2)));
            await AssertBusyAsync(await shop.SendAsync(shop.Products, Shop.Product(), key: "again"));
            Assert.Equal(HttpStatusCode.OK, (await owner.GetAsync("/v1/me")).StatusCode);
        }
        finally
        {
            running!.Dispose();
            (await waiting)!.Dispose();
        }

        using var created = await shop.SendAsync(shop.Products, Shop.Product(), key: "again");
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
    }

    [Fact]
    public async Task Gate_ClientThatHangsUp_GivesItsPlaceBack()
    {
        using var gate = new CheckGate(new CheckOptions { AtOnce = 1, Waiting = 1 });
        using var running = await gate.TakeTurnAsync(CancellationToken.None);
        using var gone = new CancellationTokenSource();
        var waiting = gate.TakeTurnAsync(gone.Token).AsTask();
        Assert.Null(await gate.TakeTurnAsync(CancellationToken.None));

        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        var next = gate.TakeTurnAsync(CancellationToken.None).AsTask();
        running!.Dispose();
        Assert.NotNull(await next);
        // a list whose client is gone takes no further turn, free or not
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gate.TakeTurnAsync(gone.Token, begun: true).AsTask());
    }

    [Fact]
    public void Endpoints_ThatCheck_HaveALimit()
    {
        var endpoints = host.Api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();
        Type[] checkers = [typeof(Features.Products.KeptChecks), typeof(Features.Products.ProductReader), typeof(Security.CheckBudget)];
        var checking = endpoints.Where(e => e.Metadata.GetMetadata<System.Reflection.MethodInfo>()?.GetParameters()
            .Any(p => checkers.Contains(p.ParameterType)) == true).ToArray();

        Assert.True(checking.Length >= 6, string.Join(", ", checking.Select(e => e.RoutePattern.RawText)));
        Assert.All(checking, e => Assert.NotNull(e.Metadata.GetMetadata<EnableRateLimitingAttribute>()));
    }

    private async Task<HttpClient> NewcomerAsync() => host.Api.CreateClient(await host.Api.SignInAsync());

    private static JsonObject Items(int count) =>
        new() { ["items"] = new JsonArray([.. Enumerable.Range(0, count).Select(_ => (JsonNode)Requests.Check())]) };

    private static async Task AssertBusyAsync(HttpResponseMessage response)
    {
        using (response)
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
            Assert.Equal("1", response.Headers.RetryAfter?.ToString());
            Assert.Equal("server.busy", (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
        }
    }
}
