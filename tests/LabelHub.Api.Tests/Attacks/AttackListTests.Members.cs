using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using LabelHub.Api.Tests.Service;

namespace LabelHub.Api.Tests.Attacks;

/// <summary>The listed requests about members, invitations and kept answers.</summary>
public sealed partial class AttackListTests
{
    [Fact]
    public async Task F1_RemovedOwnerTakesOwnInvitation_IsGone()
    {
        var (shop, second) = await SharedShopAsync();
        using var invited = await second.PostAsJsonAsync(shop.Path("invitations"), new { role = "owner" });
        var code = await MemberAsync(invited, "code");

        using var removed = await shop.Owner.DeleteAsync(shop.Path("members/" + await AccountIdAsync(second)));
        using var taken = await second.PostAsync($"/v1/invitations/{code}/acceptance", content: null);
        using var stranger = host.CreateClient(await host.SignInAsync());
        using var passedOn = await stranger.PostAsync($"/v1/invitations/{code}/acceptance", content: null);

        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (taken.StatusCode, passedOn.StatusCode));
        Assert.Equal(HttpStatusCode.NotFound, (await second.GetAsync(shop.Path("members"))).StatusCode);
    }

    [Fact]
    public async Task F1_InvitationSentToTheWrongPerson_IsListedAndTakenBack()
    {
        var shop = await Shop.OpenAsync(host);
        var made = await shop.PostAsync(shop.Path("invitations"), new JsonObject { ["role"] = "owner" });
        var code = made.GetProperty("code").GetString()!;

        var text = await shop.Owner.GetStringAsync(shop.Path("invitations"));
        using var revoked = await shop.Owner.DeleteAsync(shop.Path("invitations/" + made.GetProperty("id").GetString()));
        using var stranger = host.CreateClient(await host.SignInAsync());
        using var taken = await stranger.PostAsync($"/v1/invitations/{code}/acceptance", content: null);
        using var again = await shop.Owner.DeleteAsync(shop.Path("invitations/" + made.GetProperty("id").GetString()));

        Assert.Contains(made.GetProperty("id").GetString()!, text, StringComparison.Ordinal);
        Assert.DoesNotContain(code, text, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NotFound), (revoked.StatusCode, taken.StatusCode));
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        Assert.DoesNotContain("inv_", await shop.Owner.GetStringAsync(shop.Path("invitations")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task F1_NewOwnerRemovesTheOther_Is409WithTheTime()
    {
        var (shop, second) = await SharedShopAsync();

        using var answer = await second.DeleteAsync(shop.Path("members/" + await AccountIdAsync(shop.Owner)));

        Assert.Equal((HttpStatusCode.Conflict, "owner.tooNew"), (answer.StatusCode, await MemberAsync(answer, "code")));
        Assert.Contains("以后才能移除别的店主", await MemberAsync(answer, "detail"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await shop.Owner.GetAsync(shop.Path("members"))).StatusCode);
    }

    [Fact]
    public async Task F12_StaffTakesOwnersInvitation_IsPromotedAndTheCodeIsUsed()
    {
        var shop = await Shop.OpenAsync(host);
        using var staff = host.CreateClient(await host.SignInAsync());
        await host.HireAsync(shop.WorkshopId, await staff.AccountAsync());
        var code = (await shop.PostAsync(shop.Path("invitations"), new JsonObject { ["role"] = "owner" })).GetProperty("code").GetString();

        using var taken = await staff.PostAsync($"/v1/invitations/{code}/acceptance", content: null);
        using var stranger = host.CreateClient(await host.SignInAsync());
        using var used = await stranger.PostAsync($"/v1/invitations/{code}/acceptance", content: null);

        Assert.Equal("owner", await MemberAsync(taken, "role"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "invitation.used"), (used.StatusCode, await MemberAsync(used, "code")));
    }

    [Fact]
    public async Task F8_CodesAndTokensHandedOut_AreInNoTable()
    {
        var shop = await Shop.OpenAsync(host);
        var code = (await shop.PostAsync(shop.Path("invitations"), new JsonObject { ["role"] = "staff" }, "dump-1")).GetProperty("code").GetString()!;
        var url = (await shop.PostAsync(shop.Path("calendar-links"), new JsonObject(), "dump-2")).GetProperty("url").GetString()!;
        // an owner who tries the code keeps it open for whom it is meant
        using var tried = await shop.SendAsync($"/v1/invitations/{code}/acceptance", new JsonObject(), "dump-3");
        Assert.Equal(HttpStatusCode.OK, tried.StatusCode);
        string[] secrets = [code, url[(url.IndexOf("token=", StringComparison.Ordinal) + 6)..], shop.Owner.DefaultRequestHeaders.Authorization!.Parameter!];

        var dump = await TableDump.ReadAsync(host.Database);

        Assert.Contains("石磨梁榨油坊", dump, StringComparison.Ordinal);
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, dump, StringComparison.Ordinal));
    }

    [Fact]
    public async Task F8_ReplayAfterLeaving_Is404()
    {
        var (shop, second) = await SharedShopAsync();
        using var first = await KeyedAsync(second, shop.Path("invitations"), "left-1");
        using var link = await KeyedAsync(second, shop.Path("calendar-links"), "left-2");
        using var removed = await shop.Owner.DeleteAsync(shop.Path("members/" + await AccountIdAsync(second)));

        using var again = await KeyedAsync(second, shop.Path("invitations"), "left-1");
        using var linkAgain = await KeyedAsync(second, shop.Path("calendar-links"), "left-2");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (first.StatusCode, link.StatusCode));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (again.StatusCode, linkAgain.StatusCode));
        Assert.Equal("resource.notFound", await MemberAsync(again, "code"));
    }

    private static async Task<HttpResponseMessage> KeyedAsync(HttpClient client, string path, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(new { role = "owner" }) };
        request.Headers.Add("Idempotency-Key", key);
        return await client.SendAsync(request);
    }

    /// <summary>A shop and a second owner, who became one by invitation.</summary>
    private async Task<(Shop Shop, HttpClient Second)> SharedShopAsync()
    {
        var shop = await Shop.OpenAsync(host);
        var second = host.CreateClient(await host.SignInAsync());
        var code = (await shop.PostAsync(shop.Path("invitations"), new JsonObject { ["role"] = "owner" })).GetProperty("code").GetString();
        using var taken = await second.PostAsync($"/v1/invitations/{code}/acceptance", content: null);
        Assert.Equal("owner", await MemberAsync(taken, "role"));
        return (shop, second);
    }

    private static async Task<string> AccountIdAsync(HttpClient client) =>
        (await client.GetFromJsonAsync<JsonElement>("/v1/me")).GetProperty("accountId").GetString()!;

    private static async Task<string> MemberAsync(HttpResponseMessage answer, string name) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty(name).GetString()!;
}
