using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LabelHub.Api.Tests.Service;
using LabelHub.Jobs.Reminders;
using LabelHub.Persistence.Ids;
using LabelHub.Persistence.Operations;
using LabelHub.Persistence.Reminders;
using LabelHub.TestKit.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LabelHub.Api.Tests.Reminders;

public sealed class OpsTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Jobs_WithoutTheOperatorsToken_Are401EvenForAnOwner()
    {
        var shop = await Shop.OpenAsync(host);
        using var none = host.CreateClient(token: null);
        foreach (var client in new[] { none, shop.Owner, host.CreateClient(ApiHost.OpsToken + "x") })
        {
            using var answer = await client.GetAsync("/ops/jobs");
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.Equal("ops.tokenRequired", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
        }
    }

    [Fact]
    public async Task Jobs_OfAStuckMessage_ShowItAndLetAnOperatorDecide()
    {
        var shop = await Shop.OpenAsync(host);
        await shop.PostAsync(shop.Path("credentials"), Shop.Credential());
        var id = await StrandAsync(await shop.Owner.AccountAsync());
        using var operators = host.CreateClient(ApiHost.OpsToken);

        var view = await operators.GetFromJsonAsync<JsonElement>("/ops/jobs");
        var stuck = view.GetProperty("stuck").EnumerateArray().Single(d => d.GetProperty("id").GetString() == id);
        Assert.Equal("unknown", stuck.GetProperty("state").GetString());
        Assert.True(view.GetProperty("backlog").GetProperty("deliveriesUnknown").GetInt64() >= 1);

        using var retried = await operators.PostAsync($"/ops/deliveries/{id}/retry", content: null);
        Assert.Equal("pending", (await retried.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("state").GetString());
        using var again = await operators.PostAsync($"/ops/deliveries/{id}/retry", content: null);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        using var cancelled = await operators.PostAsync($"/ops/deliveries/{id}/cancel", content: null);
        Assert.Equal("cancelled", (await cancelled.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("state").GetString());
        var reminders = await shop.Owner.GetFromJsonAsync<JsonElement>(shop.Path("reminders?state=due"));
        Assert.Equal(1, reminders.GetProperty("items").GetArrayLength()); // the list never fails
    }

    [Fact]
    public async Task Retry_OfAMessageThatWasRefused_ForgetsThatItWasSent()
    {
        var shop = await Shop.OpenAsync(host);
        await shop.PostAsync(shop.Path("credentials"), Shop.Credential());
        var account = await shop.Owner.AccountAsync();
        var id = await StrandAsync(account, DeliveryState.Failed);
        using var operators = host.CreateClient(ApiHost.OpsToken);

        using var retried = await operators.PostAsync($"/ops/deliveries/{id}/retry", content: null);

        await using var context = host.Database.CreateContext();
        var delivery = await context.Deliveries.SingleAsync(d => d.AccountId == account);
        Assert.Equal((HttpStatusCode.OK, DeliveryState.Pending, null), (retried.StatusCode, delivery.State, delivery.SendingSince));
    }

    [Fact]
    public async Task Ready_WhenAJobHasNotReported_IsBadUntilItDoes()
    {
        await using var context = host.Database.CreateContext();
        var longAgo = host.Clock.GetUtcNow().AddHours(-3);
        context.JobHeartbeats.Add(new JobHeartbeat { Job = "due-scan", EverySeconds = 300, RegisteredAt = longAgo, Node = "n" });
        await context.SaveChangesAsync();
        using var visitor = host.CreateClient(token: null);

        using var bad = await visitor.GetAsync("/readyz");
        var now = host.Clock.GetUtcNow();
        await context.JobHeartbeats.ExecuteUpdateAsync(set => set.SetProperty(h => h.SucceededAt, now));
        using var good = await visitor.GetAsync("/readyz");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, bad.StatusCode);
        Assert.Contains("{\"name\":\"job due-scan\",\"ready\":false,", await bad.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, good.StatusCode);
        await context.JobHeartbeats.ExecuteDeleteAsync();
    }

    [Fact]
    public async Task Metrics_OfANodeThatRunsJobs_TellWhetherOneIsOverdue()
    {
        var node = new ApiHost();
        node.Settings["Jobs:Enabled"] = "true";
        await node.InitializeAsync();
        try
        {
            using var visitor = node.CreateClient(token: null);
            string metrics;
            var start = RealClock.Instance.GetTimestamp();
            do
            {
                Assert.True(RealClock.Instance.GetElapsedTime(start).TotalSeconds < 20, "The watchdog said nothing.");
                await Task.Delay(TimeSpan.FromMilliseconds(50), RealClock.Instance);
                metrics = await visitor.GetStringAsync("/metrics");
            }
            while (!metrics.Contains("labelhub_job_overdue{job=\"due-scan\"} 0", StringComparison.Ordinal));
            Assert.Contains("labelhub_job_since_success_seconds{job=\"bundle-deliveries\"}", metrics, StringComparison.Ordinal);
        }
        finally
        {
            await ((IAsyncLifetime)node).DisposeAsync();
        }
    }

    /// <summary>Bundles the owner's message and loses its answer.</summary>
    private async Task<string> StrandAsync(Guid account, DeliveryState state = DeliveryState.Unknown)
    {
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<BundleDeliveries>().RunAsync(default);
        await using var context = host.Database.CreateContext();
        var delivery = await context.Deliveries.SingleAsync(d => d.AccountId == account);
        (delivery.State, delivery.Attempts, delivery.SendingSince) = (state, 1, host.Clock.GetUtcNow());
        await context.SaveChangesAsync();
        return PublicId.Format(IdKinds.Delivery, delivery.Id);
    }
}
