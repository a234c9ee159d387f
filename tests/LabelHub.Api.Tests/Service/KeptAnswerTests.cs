using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LabelHub.Api.Http.Transactions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LabelHub.Api.Tests.Service;

/// <summary>Answers kept for a second request with the same Idempotency-Key.</summary>
public sealed class KeptAnswerTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task SecretAnswer_SameSession_IsTheFirstAgain()
    {
        var shop = await Shop.OpenAsync(host);
        var first = await InviteAsync(shop.Owner, shop, "k1");
        var again = await InviteAsync(shop.Owner, shop, "k1");
        Assert.Equal(HttpStatusCode.Created, first.Status);
        Assert.Equal(first, again);
        var open = await shop.Owner.GetFromJsonAsync<JsonElement>(shop.Path("invitations"));
        Assert.Equal(1, open.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task SecretAnswer_AnotherSessionOfTheAccount_Is409()
    {
        var shop = await Shop.OpenAsync(host);
        var (_, token) = await host.SessionAsync(await shop.Owner.AccountAsync());
        using var phone = host.CreateClient(token);
        await InviteAsync(shop.Owner, shop, "k1");

        var (status, body) = await InviteAsync(phone, shop, "k1");

        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Equal("idempotency.answerGiven", JsonDocument.Parse(body).RootElement.GetProperty("code").GetString());
    }

    [Fact]
    public async Task SecretAnswer_SameKeyOfAnotherAccount_IsItsOwn()
    {
        var (shop, other) = (await Shop.OpenAsync(host), await Shop.OpenAsync(host));
        var first = await InviteAsync(shop.Owner, shop, "k1");
        var second = await InviteAsync(other.Owner, other, "k1");
        Assert.Equal(HttpStatusCode.Created, second.Status);
        Assert.NotEqual(first.Body, second.Body);
    }

    [Fact]
    public async Task Answer_OfABatchAfterLeaving_Is404()
    {
        var shop = await Shop.OpenAsync(host);
        var batch = (await shop.MakeBatchAsync()).GetProperty("id").GetString();
        using var staff = host.CreateClient(await host.SignInAsync());
        await host.HireAsync(shop.WorkshopId, await staff.AccountAsync());
        var path = $"/v1/batches/{batch}/print-jobs";
        var first = await PostAsync(staff, path, Shop.PrintJob(), "k1");
        var me = (await staff.GetFromJsonAsync<JsonElement>("/v1/me")).GetProperty("accountId").GetString();
        using var left = await staff.DeleteAsync(shop.Path("members/" + me));

        var again = await PostAsync(staff, path, Shop.PrintJob(), "k1");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.NoContent, HttpStatusCode.NotFound), (first.Status, left.StatusCode, again.Status));
    }

    [Fact]
    public void Routes_ThatWrite_AreGuardedAgainstReplaysAfterLeaving()
    {
        var routes = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<TransactionalAttribute>() is not null).ToList();
        Assert.NotEmpty(routes);
        Assert.All(routes, r => Assert.True(ReplayAccess.Knows(r.RoutePattern.Parameters.Select(p => p.Name)), r.RoutePattern.RawText));
    }

    private static Task<(HttpStatusCode Status, string Body)> InviteAsync(HttpClient client, Shop shop, string key) =>
        PostAsync(client, shop.Path("invitations"), new { role = "staff" }, key);

    private static async Task<(HttpStatusCode Status, string Body)> PostAsync(HttpClient client, string path, object body, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", key);
        using var answer = await client.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
