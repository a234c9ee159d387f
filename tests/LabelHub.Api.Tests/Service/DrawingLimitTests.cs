using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LabelHub.Api.Features.Labels;
using LabelHub.Api.Http.Drawing;
using LabelHub.Api.Tests.Labels;
using LabelHub.Rendering.Documents;
using LabelHub.Rendering.Text;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LabelHub.Api.Tests.Service;

/// <summary>A host in which one label is drawn at a time and one request waits.</summary>
public sealed class NarrowHost : IAsyncLifetime
{
    public ApiHost Api { get; } = new();

    public Task InitializeAsync()
    {
        Api.Settings["Drawing:AtOnce"] = "1";
        Api.Settings["Drawing:Waiting"] = "1";
        return Api.InitializeAsync();
    }

    public Task DisposeAsync() => ((IAsyncLifetime)Api).DisposeAsync();
}

public sealed class DrawingLimitTests(NarrowHost host) : IClassFixture<NarrowHost>
{
    private static readonly Type[] Drawers = [typeof(LabelDrawer), typeof(LabelEncoder), typeof(PdfWriter), typeof(TextEngine)];

    [Fact]
    public async Task Drawing_WhileAnotherIsDrawn_WaitsForItsTurn()
    {
        using var client = host.Api.CreateClient();
        var drawn = await host.Api.KeepDrawingAsync();

        var answer = client.PostAsJsonAsync("/v1/label-renderings", Requests.Render());
        using var check = await client.PostAsJsonAsync("/v1/label-checks", Requests.Check());
        Assert.Equal(HttpStatusCode.OK, check.StatusCode);
        Assert.False(answer.IsCompleted);
        drawn.Dispose();

        using var label = await answer;
        Assert.Equal(HttpStatusCode.OK, label.StatusCode);
    }

    [Fact]
    public async Task Drawing_WhenTooManyWait_Is503AtOnceOnEveryEndpointAndHarmless()
    {
        var shop = await StockedShop.OpenAsync(host.Api);
        var batch = "/v1/batches/" + shop.Ids["batchId"];
        var drawn = await host.Api.KeepDrawingAsync();
        var waiting = host.Api.KeepDrawingAsync().AsTask();
        try
        {
            await AssertBusyAsync(await shop.Owner.PostAsJsonAsync("/v1/label-renderings", Requests.Render()));
            await AssertBusyAsync(await shop.Owner.GetAsync(batch + "/label"));
            await AssertBusyAsync(await shop.Owner.GetAsync("/v1/label-stocks/60x40/calibration"));
            await AssertBusyAsync(await shop.Shop.SendAsync(batch + "/print-jobs", Shop.PrintJob(), key: "again"));
            Assert.Equal(HttpStatusCode.OK, (await shop.Owner.GetAsync("/v1/workshops")).StatusCode);
            Assert.False(waiting.IsCompleted);
        }
        finally
        {
            drawn.Dispose();
            (await waiting).Dispose();
        }

        Assert.Equal(HttpStatusCode.OK, (await shop.Owner.GetAsync(batch + "/label")).StatusCode);
        // the refusal is no answer to keep: the same key does the work now
        using var job = await shop.Shop.SendAsync(batch + "/print-jobs", Shop.PrintJob(), key: "again");
        Assert.Equal(HttpStatusCode.Created, job.StatusCode);
    }

    [Fact]
    public void Endpoints_ThatCanDraw_TakeTurns()
    {
        var endpoints = host.Api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();
        var drawing = endpoints
            .Where(e => e.Metadata.GetMetadata<System.Reflection.MethodInfo>()?.GetParameters().Any(p => Drawers.Contains(p.ParameterType)) == true)
            .ToArray();

        Assert.True(drawing.Length >= 4, string.Join(", ", drawing.Select(e => e.RoutePattern.RawText)));
        Assert.All(drawing, e => Assert.NotNull(e.Metadata.GetMetadata<DrawsAttribute>()));
    }

    private static async Task AssertBusyAsync(HttpResponseMessage response)
    {
        using (response)
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
            Assert.Equal("1", response.Headers.RetryAfter?.ToString());
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
            Assert.Equal("server.busy", (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
        }
    }
}
