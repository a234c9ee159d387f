using System.Net;
using LabelHub.TestKit.Oracles;

namespace LabelHub.Api.Tests.Documents;

/// <summary>/docs in a real browser, and only in development and in a demonstration.</summary>
public sealed class ApiReferenceTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Docs_InABrowser_ShowTheContractAndAskNoForeignAddress()
    {
        using var client = host.CreateClient();
        var address = new Uri(client.BaseAddress!, "/docs");

        var page = await BrowserOracle.OpenAsync(address, "打印机校准标签");

        Assert.Equal("LabelHub", page.Title);
        Assert.Empty(page.Complaints);
        Assert.All(page.Asked.Where(a => a.Scheme is not ("data" or "blob")), a => Assert.Equal(address.Authority, a.Authority));
        Assert.Contains(page.Asked, a => a.AbsolutePath == "/openapi/v1.json");
    }

    [Fact]
    public async Task Docs_Policy_AllowsOnlyTheScriptsOfThisAnswer()
    {
        using var visitor = host.CreateClient(token: null);
        using var first = await visitor.GetAsync("/docs");
        using var second = await visitor.GetAsync("/docs");

        var policy = PolicyOf(first);

        Assert.StartsWith("default-src 'none'; script-src 'nonce-", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
        Assert.NotEqual(policy, PolicyOf(second));
    }

    [Theory]
    [InlineData("true", HttpStatusCode.OK)]
    [InlineData("false", HttpStatusCode.NotFound)]
    public async Task Docs_InProduction_AreThereForADemonstrationOnly(string demo, HttpStatusCode expected)
    {
        var production = new ApiHost { Settings = { ["environment"] = "Production", ["Demo:Enabled"] = demo } };
        await production.InitializeAsync();
        try
        {
            using var visitor = production.CreateClient(token: null);
            using var page = await visitor.GetAsync("/docs");
            Assert.Equal(expected, page.StatusCode);
            Assert.Equal(
                expected == HttpStatusCode.OK,
                (await visitor.GetStringAsync("/")).Contains("href=\"/docs\"", StringComparison.Ordinal));
        }
        finally
        {
            await ((IAsyncLifetime)production).DisposeAsync();
        }
    }

    private static string PolicyOf(HttpResponseMessage answer) => answer.Headers.GetValues("Content-Security-Policy").Single();
}
