using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LabelHub.Api.Tests.Service;
using LabelHub.TestKit.WeChat;

namespace LabelHub.Api.Tests.Messages;

/// <summary>GET and POST /v1/subscriptions.</summary>
public sealed class SubscriptionTests(SignInHost host) : IClassFixture<SignInHost>
{
    private const string Template = FakeWeChatProcess.ExpiryTemplate;
    private readonly string _openId = "o-sub-" + Guid.NewGuid().ToString("N");

    [Fact]
    public async Task Read_AtFirst_ShowsEveryPurposeWithNone()
    {
        using var phone = await host.ClientOfAsync(_openId);
        var items = (await phone.GetFromJsonAsync<JsonElement>("/v1/subscriptions")).GetProperty("items");
        Assert.Equal(
            [("expiry", Template, 0), ("report", FakeWeChatProcess.ReportTemplate, 0)],
            items.EnumerateArray().Select(i => (i.GetProperty("purpose").GetString()!, i.GetProperty("templateId").GetString()!, i.GetProperty("remaining").GetInt32())));
    }

    [Fact]
    public async Task Report_Accepts_CountUpToTheCapAndRefusalsTakeNothing()
    {
        using var phone = await host.ClientOfAsync(_openId);
        for (var i = 0; i < 22; i++)
            await ReportAsync(phone, Template, "accept");
        Assert.Equal(20, await RemainingAsync(phone, Template));
        foreach (var word in new[] { "reject", "ban", "filter" })
            await ReportAsync(phone, Template, word);
        Assert.Equal(20, await RemainingAsync(phone, Template));
    }

    [Fact]
    public async Task Report_OfAnotherPerson_ChangesNothingForThis()
    {
        using var phone = await host.ClientOfAsync(_openId);
        using var other = await host.ClientOfAsync(_openId + "-2");
        await ReportAsync(other, Template, "accept");
        Assert.Equal((0, 1), (await RemainingAsync(phone, Template), await RemainingAsync(other, Template)));
    }

    [Fact]
    public async Task Report_UnderOneKeyTwice_CountsOnce()
    {
        using var phone = await host.ClientOfAsync(_openId);
        phone.DefaultRequestHeaders.Add("Idempotency-Key", "tap-1");
        await ReportAsync(phone, Template, "accept");
        await ReportAsync(phone, Template, "accept");
        Assert.Equal(1, await RemainingAsync(phone, Template));
    }

    [Fact]
    public async Task Report_OfATemplateWeDoNotUse_IsPassedOver()
    {
        using var phone = await host.ClientOfAsync(_openId);
        await ReportAsync(phone, "some-old-template", "accept");
        Assert.Equal(0, await RemainingAsync(phone, Template));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"results":{}}""")]
    [InlineData("""{"results":{"t":"yes"}}""")]
    [InlineData("""{"results":{"t":null}}""")]
    public async Task Report_WithoutSense_NamesTheField(string body)
    {
        using var phone = await host.ClientOfAsync(_openId);
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await phone.PostAsync("/v1/subscriptions", content);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("\"results", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    internal static async Task ReportAsync(HttpClient phone, string template, string word)
    {
        var results = new Dictionary<string, string>(StringComparer.Ordinal) { [template] = word };
        using var answer = await phone.PostAsJsonAsync("/v1/subscriptions", new { results });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    internal static async Task<int> RemainingAsync(HttpClient phone, string template) =>
        (await phone.GetFromJsonAsync<JsonElement>("/v1/subscriptions")).GetProperty("items").EnumerateArray()
            .Single(i => i.GetProperty("templateId").GetString() == template).GetProperty("remaining").GetInt32();
}
