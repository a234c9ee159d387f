using System.Diagnostics;
using System.Text.Json;
using LabelHub.TestKit.WeChat;
using Microsoft.Extensions.DependencyInjection;

namespace LabelHub.WeChat.Tests.Fake;

public sealed class FakeProcessTests
{
    [Fact]
    public async Task Journal_FakeKilledAfterACommitThatWasNeverAnswered_StillHoldsIt()
    {
        var file = Path.Combine(Path.GetTempPath(), $"labelhub-journal-{Guid.NewGuid():N}");
        try
        {
            await using (var fake = await FakeWeChatProcess.StartAsync("--Journal", file))
            {
                await fake.FailAsync(new { action = "gateAfter", gate = "committed" });
                var code = await fake.LoginAsync("owner-1");
                await using var services = Gateway.To(fake.Endpoint);
                var exchange = services.GetRequiredService<IWeChatGateway>().ExchangeCodeAsync(code, default);
                await fake.WaitAtGateAsync("committed");
                fake.Kill();
                await exchange;
            }

            var line = JsonSerializer.Deserialize<JsonElement>(Assert.Single(await File.ReadAllLinesAsync(file)));
            Assert.Equal("owner-1", line.GetProperty("openId").GetString());
            Assert.True(line.GetProperty("committed").GetBoolean());
            Assert.DoesNotContain(FakeWeChatProcess.AppSecret, await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Start_InProduction_IsRefused()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "LabelHub.FakeWeChat.dll"), "--urls", "http://127.0.0.1:0"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_ENVIRONMENT"] = "Production";
        start.Environment.Remove("ASPNETCORE_ENVIRONMENT");
        using var fake = Process.Start(start)!;
        Assert.Contains("does not start in Production", await fake.StandardError.ReadToEndAsync(), StringComparison.Ordinal);
        await fake.WaitForExitAsync();
        Assert.Equal(1, fake.ExitCode);
    }

    [Fact]
    public async Task Start_WhoeverStartedItIsGone_Ends()
    {
        var fake = await FakeWeChatProcess.StartAsync();
        using var client = new HttpClient();
        Assert.Contains("Fake WeChat", await client.GetStringAsync(fake.Endpoint), StringComparison.Ordinal);
        await fake.DisposeAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetStringAsync(fake.Endpoint));
    }
}
