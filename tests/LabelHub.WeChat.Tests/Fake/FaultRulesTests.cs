using LabelHub.TestKit.WeChat;
using LabelHub.WeChat.SignIn;
using Microsoft.Extensions.DependencyInjection;

namespace LabelHub.WeChat.Tests.Fake;

public sealed class FaultRulesTests(FakeWeChatFixture fixture) : IClassFixture<FakeWeChatFixture>, IAsyncLifetime
{
    private readonly FakeWeChatProcess _fake = fixture.Fake;

    public Task InitializeAsync() => _fake.ResetAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Faults_FromTheSecondCallTwice_StrikeThoseTwo()
    {
        await _fake.FailAsync(new { action = "html200", from = 2, times = 2 });
        Assert.Equal([true, false, false, true], await SignInAsync("a", "a", "a", "a"));
    }

    [Fact]
    public async Task Faults_OfOnePerson_LeaveOthersAlone()
    {
        await _fake.FailAsync(new { action = "html200", openId = "unlucky" });
        Assert.Equal([true, false, true], await SignInAsync("lucky", "unlucky", "lucky"));
    }

    [Fact]
    public async Task Faults_OfAnotherApi_LeaveThisOneAlone()
    {
        await _fake.FailAsync(new { action = "html200", api = "stable_token" });
        Assert.Equal([true], await SignInAsync("a"));
    }

    [Fact]
    public async Task Faults_InHalfOfTheCalls_StrikeSome()
    {
        await _fake.FailAsync(new { action = "html200", probability = 0.5 });
        var outcomes = await SignInAsync([.. Enumerable.Repeat("a", 40)]);
        Assert.InRange(outcomes.Count(signedIn => signedIn), 5, 35);
    }

    private async Task<List<bool>> SignInAsync(params string[] people)
    {
        await using var services = Gateway.To(_fake.Endpoint);
        var gateway = services.GetRequiredService<IWeChatGateway>();
        var outcomes = new List<bool>();
        foreach (var person in people)
            outcomes.Add(await gateway.ExchangeCodeAsync(await _fake.LoginAsync(person), default) is CodeExchange.SignedIn);
        return outcomes;
    }
}
