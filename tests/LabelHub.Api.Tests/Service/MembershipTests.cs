using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LabelHub.Api.Tests.Service;

/// <summary>Every endpoint, tried by everybody who must not get in: the answer is right and nothing was written.</summary>
public sealed class MembershipTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public void Endpoints_OfTheRunningHost_AreAllListed()
    {
        var endpoints = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToArray();

        Assert.Equal(Doors.Guarded.Select(d => d.Name).Order(StringComparer.Ordinal), Names(endpoints.Where(IsGuarded)));
        Assert.Equal(Doors.Public.Order(StringComparer.Ordinal), Names(endpoints.Where(e => !IsGuarded(e))));
    }

    [Fact]
    public async Task Guarded_TokenMissingWrongOrExpired_Is401AndWritesNothing()
    {
        var shop = await StockedShop.OpenAsync(host);
        var expired = await host.SessionAsync(await shop.Owner.AccountAsync(), age: TimeSpan.FromDays(31));
        using var none = host.CreateClient(token: null);
        using var garbage = host.CreateClient("not-a-token");
        using var unknown = host.CreateClient(Persistence.Ids.SecretToken.New());
        using var late = host.CreateClient(expired.Token);

        await AssertRefusedAsync(Doors.Guarded.SelectMany(door => new[]
        {
            new Try(door, "no token", none, shop.Ids, 401, "session.required"),
            new Try(door, "garbage", garbage, shop.Ids, 401, "session.invalid"),
            new Try(door, "unknown token", unknown, shop.Ids, 401, "session.invalid"),
            new Try(door, "expired token", late, shop.Ids, 401, "session.expired"),
        }));
    }

    [Fact]
    public async Task Guarded_OfAnotherWorkshop_Is404AndWritesNothing()
    {
        var shop = await StockedShop.OpenAsync(host);
        var stranger = await StockedShop.OpenAsync(host);
        var hers = new Dictionary<string, string>(stranger.Ids) { ["workshopId"] = shop.Ids["workshopId"] };
        var mixed = new Dictionary<string, string>(shop.Ids) { ["workshopId"] = stranger.Ids["workshopId"] };

        await AssertRefusedAsync(Doors.Guarded.Where(d => d.Door != Door.SignedIn).SelectMany(door => new[]
        {
            new Try(door, "stranger", stranger.Owner, shop.Ids, 404, "resource.notFound"),
            new Try(door, "nobody's id", shop.Owner, shop.Ids.ToDictionary(i => i.Key, i => i.Value.Length > 4 ? i.Value[..^4] + "zzzz" : i.Value), 404, "resource.notFound"),
            new Try(door, "no id", shop.Owner, shop.Ids.ToDictionary(i => i.Key, _ => "x"), 404, "resource.notFound"),
        }));
        await AssertRefusedAsync(Doors.Guarded.Where(d => d.Pattern.Contains("{productId}", StringComparison.Ordinal)).SelectMany(door => new[]
        {
            new Try(door, "another's workshop, own product", stranger.Owner, hers, 404, "resource.notFound"),
            new Try(door, "own workshop, another's product", stranger.Owner, mixed, 404, "resource.notFound"),
        }));
    }

    [Fact]
    public async Task OwnersDoors_TriedByStaff_Are403AndWriteNothing()
    {
        var (shop, staff) = await StaffedShopAsync();

        await AssertRefusedAsync(Doors.Guarded.Where(d => d.Door == Door.Owner)
            .Select(door => new Try(door, "staff", staff, shop.Ids, 403, "role.ownerRequired")));
    }

    [Fact]
    public async Task Doors_OpenedByThoseWhoMay_LetThemIn()
    {
        var (shop, staff) = await StaffedShopAsync();
        var mine = await host.SessionAsync(await staff.AccountAsync());
        var staffIds = new Dictionary<string, string>(shop.Ids) 
        {
            ["sessionId"] = mine.Id,
            ["linkId"] = await CalendarLinkAsync(staff, shop.Ids["workshopId"]),
        };

        List<string> failures = [];
        foreach (var door in Doors.Guarded.Where(d => d.Door == Door.Member))
            await ExpectSuccessAsync(new Try(door, "staff", staff, staffIds, 200, ""), failures);
        var owners = await StockedShop.OpenAsync(host);
        foreach (var door in Doors.Guarded)
            await ExpectSuccessAsync(new Try(door, "owner", owners.Owner, owners.Ids, 200, ""), failures);
        Assert.Empty(failures);
    }

    private static async Task<string> CalendarLinkAsync(HttpClient client, string workshopId)
    {
        using var response = await client.PostAsync($"/v1/workshops/{workshopId}/calendar-links", content: null);
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    private async Task<(StockedShop Shop, HttpClient Staff)> StaffedShopAsync()
    {
        var shop = await StockedShop.OpenAsync(host);
        var staff = host.CreateClient(await host.SignInAsync());
        await host.HireAsync(shop.Ids["workshopId"], await staff.AccountAsync());
        return (shop, staff);
    }

    private async Task AssertRefusedAsync(IEnumerable<Try> tries)
    {
        var before = await TableSums.ReadAsync(host.Database);
        List<string> failures = [];
        foreach (var t in tries)
        {
            using var response = await t.SendAsync();
            var text = await response.Content.ReadAsStringAsync();
            var code = text.StartsWith('{') && JsonDocument.Parse(text).RootElement.TryGetProperty("code", out var c) ? c.GetString() : null;
            if ((int)response.StatusCode != t.Status || code != t.Code || response.Content.Headers.ContentType?.MediaType != "application/problem+json")
                failures.Add($"{t.Door} by {t.Who}: {(int)response.StatusCode} {code}, not {t.Status} {t.Code}");
        }

        Assert.Empty(failures);
        Assert.Equal(before, await TableSums.ReadAsync(host.Database));
    }

    private static async Task ExpectSuccessAsync(Try t, List<string> failures)
    {
        using var response = await t.SendAsync();
        if (!response.IsSuccessStatusCode)
            failures.Add($"{t.Door} by {t.Who}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
    }

    private static bool IsGuarded(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IAuthorizeData>() is not null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null;

    private static IEnumerable<string> Names(IEnumerable<RouteEndpoint> endpoints) => endpoints
        .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["*"]).Select(m => $"{m} {Pattern(e)}"))
        .Order(StringComparer.Ordinal);

    private static string Pattern(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText is { Length: > 1 } raw ? "/" + raw.Trim('/') : "/";

    private sealed record Try(GuardedEndpoint Door, string Who, HttpClient Client, IReadOnlyDictionary<string, string> Ids, int Status, string Code)
    {
        public async Task<HttpResponseMessage> SendAsync()
        {
            var path = new StringBuilder(Door.Pattern);
            foreach (var (name, id) in Ids)
                path.Replace(string.Create(CultureInfo.InvariantCulture, $"{{{name}}}"), id);
            using var request = new HttpRequestMessage(new HttpMethod(Door.Method), path.ToString());
            request.Headers.TryAddWithoutValidation("If-Match", "*");
            if (Door.Body is not null)
                request.Content = JsonContent.Create(Door.Body);
            return await Client.SendAsync(request);
        }
    }
}
