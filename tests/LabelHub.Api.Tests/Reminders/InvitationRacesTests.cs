using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LabelHub.Api.Features.Members;
using LabelHub.Api.Tests.Service;

namespace LabelHub.Api.Tests.Reminders;

/// <summary>Members and invitations that change at the same moment.</summary>
public sealed class InvitationRacesTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Invitations_ThirtyAtOnce_NeverExceedTheLimit()
    {
        var shop = await Shop.OpenAsync(host);

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => InviteAsync(shop.Owner, shop)));

        Assert.Equal(Invite.MaxOpen, answers.Count(a => a.Status == HttpStatusCode.Created));
        Assert.All(answers, a => Assert.True(a.Status is HttpStatusCode.Created or HttpStatusCode.UnprocessableEntity, a.Status.ToString()));
    }

    [Fact]
    public async Task Acceptances_ManyAtOnce_NeverExceedTheMembers()
    {
        var shop = await Shop.OpenAsync(host);
        for (var i = 0; i < AcceptInvitation.MaxMembers - 3; i++)
        {
            using var member = host.CreateClient(await host.SignInAsync());
            await host.HireAsync(shop.WorkshopId, await member.AccountAsync());
        }

        var codes = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => InviteAsync(shop.Owner, shop)));
        var tokens = await Task.WhenAll(codes.Select(_ => host.SignInAsync()));
        var answers = await Task.WhenAll(codes.Zip(tokens, (c, t) => AcceptAsync(host.CreateClient(t), c.Code)));

        Assert.Equal(2, answers.Count(a => a == HttpStatusCode.OK));
        Assert.Equal(8, answers.Count(a => a == HttpStatusCode.UnprocessableEntity));
    }

    [Fact]
    public async Task Acceptance_WhileItsMakerIsRemoved_IsBeforeOrRefusedAndNothingStaysOpen()
    {
        for (var round = 0; round < 10; round++)
        {
            var (shop, second, id) = await TwoOwnersAsync();
            var (_, code) = await InviteAsync(second, shop);
            using var third = host.CreateClient(await host.SignInAsync());

            var removal = shop.Owner.DeleteAsync(shop.Path("members/" + id));
            var acceptance = AcceptAsync(third, code);
            var invitation = InviteAsync(second, shop);
            await Task.WhenAll(removal, acceptance, invitation);

            Assert.Equal(HttpStatusCode.NoContent, (await removal).StatusCode);
            Assert.True(await acceptance is HttpStatusCode.OK or HttpStatusCode.NotFound, (await acceptance).ToString());
            var member = await acceptance == HttpStatusCode.OK;
            Assert.Equal(member ? HttpStatusCode.OK : HttpStatusCode.NotFound, (await third.GetAsync(shop.Path("members"))).StatusCode);
            var open = await shop.Owner.GetFromJsonAsync<JsonElement>(shop.Path("invitations"));
            Assert.Equal(0, open.GetProperty("items").GetArrayLength());
        }
    }

    [Fact]
    public async Task Acceptance_WhileItIsRevoked_IsOneOfThem()
    {
        for (var round = 0; round < 10; round++)
        {
            var shop = await Shop.OpenAsync(host);
            using var made = await shop.Owner.PostAsJsonAsync(shop.Path("invitations"), new { role = "staff" });
            var view = await made.Content.ReadFromJsonAsync<JsonElement>();
            using var taker = host.CreateClient(await host.SignInAsync());

            var acceptance = AcceptAsync(taker, view.GetProperty("code").GetString()!);
            var revocation = shop.Owner.DeleteAsync(shop.Path("invitations/" + view.GetProperty("id").GetString()));
            await Task.WhenAll(acceptance, revocation);

            var outcome = (await acceptance, (await revocation).StatusCode);
            Assert.True(
                outcome is (HttpStatusCode.OK, HttpStatusCode.NotFound) or (HttpStatusCode.NotFound, HttpStatusCode.NoContent), outcome.ToString());
        }
    }

    [Fact]
    public async Task Contacts_SetWhileThatMemberIsRemoved_NeverFail()
    {
        for (var round = 0; round < 10; round++)
        {
            var (shop, _, id) = await TwoOwnersAsync();

            var removal = shop.Owner.DeleteAsync(shop.Path("members/" + id));
            var setting = shop.Owner.PutAsJsonAsync(shop.Path("reminder-contacts"), new { accountIds = new[] { id } });
            await Task.WhenAll(removal, setting);

            Assert.Equal(HttpStatusCode.NoContent, (await removal).StatusCode);
            Assert.True((await setting).StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest, (await setting).StatusCode.ToString());
        }
    }

    [Fact]
    public async Task NewOwner_AfterADay_MayRemoveTheOther()
    {
        var own = new ApiHost();
        await own.InitializeAsync();
        try
        {
            var shop = await Shop.OpenAsync(own);
            var (_, code) = await InviteAsync(shop.Owner, shop);
            using var second = own.CreateClient(await own.SignInAsync());
            Assert.Equal(HttpStatusCode.OK, await AcceptAsync(second, code));
            var founder = shop.Path("members/" + await IdAsync(shop.Owner));
            using var early = await second.DeleteAsync(founder);
            own.Clock.Advance(TimeSpan.FromDays(1));
            using var later = await second.DeleteAsync(founder);
            Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.NoContent), (early.StatusCode, later.StatusCode));
        }
        finally
        {
            await ((IAsyncLifetime)own).DisposeAsync();
        }
    }

    private async Task<(Shop Shop, HttpClient Second, string SecondId)> TwoOwnersAsync()
    {
        var shop = await Shop.OpenAsync(host);
        var second = host.CreateClient(await host.SignInAsync());
        var (_, code) = await InviteAsync(shop.Owner, shop);
        Assert.Equal(HttpStatusCode.OK, await AcceptAsync(second, code));
        return (shop, second, await IdAsync(second));
    }

    private static async Task<string> IdAsync(HttpClient client) => (await client.GetFromJsonAsync<JsonElement>("/v1/me")).GetProperty("accountId").GetString()!;

    private static async Task<(HttpStatusCode Status, string Code)> InviteAsync(HttpClient client, Shop shop)
    {
        using var answer = await client.PostAsJsonAsync(shop.Path("invitations"), new { role = "owner" });
        return (answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString()!);
    }

    private static async Task<HttpStatusCode> AcceptAsync(HttpClient client, string code)
    {
        using var answer = await client.PostAsync($"/v1/invitations/{code}/acceptance", content: null);
        return answer.StatusCode;
    }
}
