using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using LabelHub.Api.Tests.Service;

namespace LabelHub.Api.Tests.Reminders;

public sealed class MembersTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Invitation_Accepted_MakesAMemberOnceAndNobodyElse()
    {
        var shop = await Shop.OpenAsync(host);
        var code = await InviteAsync(shop, "staff");
        using var first = host.CreateClient(await host.SignInAsync());
        using var second = host.CreateClient(await host.SignInAsync());

        var (status, body) = await AcceptAsync(first, code);
        Assert.Equal((HttpStatusCode.OK, "staff"), (status, body.GetProperty("role").GetString()));
        Assert.Equal(HttpStatusCode.OK, (await first.GetAsync($"/v1/workshops/{shop.WorkshopId}")).StatusCode);
        (status, body) = await AcceptAsync(first, code);
        Assert.Equal(HttpStatusCode.OK, status); // a phone that asks again
        (status, body) = await AcceptAsync(second, code);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "invitation.used"), (status, body.GetProperty("code").GetString()));
        Assert.Equal(HttpStatusCode.NotFound, (await second.GetAsync($"/v1/workshops/{shop.WorkshopId}")).StatusCode);
    }

    [Fact]
    public async Task Invitation_TakenByTenAtOnce_MakesOneMember()
    {
        var shop = await Shop.OpenAsync(host);
        var code = await InviteAsync(shop, "staff");
        var tokens = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => host.SignInAsync()));

        var answers = await Task.WhenAll(tokens.Select(t => AcceptAsync(host.CreateClient(t), code)));

        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        var members = await shop.Owner.GetFromJsonAsync<JsonElement>(shop.Path("members"));
        Assert.Equal(2, members.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Invitation_AfterSevenDays_HasExpired()
    {
        using var later = new ApiHostLater();
        await later.InitializeAsync();
        var shop = await Shop.OpenAsync(later.Host);
        var code = await InviteAsync(shop, "owner");
        later.Host.Clock.Advance(TimeSpan.FromDays(7));
        using var late = later.Host.CreateClient(await later.Host.SignInAsync());

        var (status, body) = await AcceptAsync(late, code);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "invitation.expired"), (status, body.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Invitation_OfAnUnknownCode_Is404()
    {
        using var client = host.CreateClient(await host.SignInAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await AcceptAsync(client, Persistence.Ids.SecretToken.New())).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await AcceptAsync(client, "x")).Status);
    }

    [Fact]
    public async Task Contacts_Named_AreToldInThatOrder()
    {
        var shop = await Shop.OpenAsync(host);
        using var staff = host.CreateClient(await host.SignInAsync());
        await AcceptAsync(staff, await InviteAsync(shop, "staff"));
        var owner = await IdAsync(shop.Owner);
        var hers = await IdAsync(staff);

        using var set = await shop.Owner.PutAsJsonAsync(shop.Path("reminder-contacts"), new { accountIds = new[] { hers, owner } });
        var members = (await set.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("items").EnumerateArray();

        Assert.Equal([(hers, 1), (owner, 2)], members.Select(m => (m.GetProperty("accountId").GetString()!, m.GetProperty("notifyOrder").GetInt32())));
        using var twice = await shop.Owner.PutAsJsonAsync(shop.Path("reminder-contacts"), new { accountIds = new[] { hers, hers } });
        using var stranger = await shop.Owner.PutAsJsonAsync(shop.Path("reminder-contacts"), new { accountIds = new[] { "acc_x" } });
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (twice.StatusCode, stranger.StatusCode));
    }

    private static async Task<string> InviteAsync(Shop shop, string role) =>
        (await shop.PostAsync(shop.Path("invitations"), new JsonObject { ["role"] = role })).GetProperty("code").GetString()!;

    private static async Task<string> IdAsync(HttpClient client) => (await client.GetFromJsonAsync<JsonElement>("/v1/me")).GetProperty("accountId").GetString()!;

    private static async Task<(HttpStatusCode Status, JsonElement Body)> AcceptAsync(HttpClient client, string code)
    {
        using var answer = await client.PostAsync($"/v1/invitations/{code}/acceptance", content: null);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    /// <summary>A host of its own, whose clock may be moved.</summary>
    private sealed class ApiHostLater : IDisposable
    {
        public ApiHost Host { get; } = new();

        public Task InitializeAsync() => Host.InitializeAsync();

        public void Dispose() => ((IAsyncLifetime)Host).DisposeAsync().GetAwaiter().GetResult();
    }
}
