using System.Text.Json;
using LabelHub.TestKit.WeChat;

namespace LabelHub.WeChat.Tests.Fake;

/// <summary>The fake's phone: what requestSubscribeMessage tells the mini-program.</summary>
public sealed class FakePhoneTests(FakeWeChatFixture fixture) : IClassFixture<FakeWeChatFixture>, IAsyncLifetime
{
    private const string Template = FakeWeChatProcess.ExpiryTemplate;
    private readonly FakeWeChatProcess _fake = fixture.Fake;

    public Task InitializeAsync() => _fake.ResetAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Tap_Nothing_Fails() => Assert.Equal(10001, Code(await _fake.TapAsync("o-1")));

    [Fact]
    public async Task Tap_SixTemplates_Fails() => Assert.Equal(20003, Code(await _fake.TapAsync("o-1", "a", "b", "c", "d", "e", "f")));

    [Fact]
    public async Task Tap_TemplateNobodyHas_Fails() => Assert.Equal(20001, Code(await _fake.TapAsync("o-1", "no-template")));

    [Fact]
    public async Task Tap_MessagesSwitchedOff_FailsAndGrantsNothing()
    {
        await _fake.SwitchMessagesAsync("o-1", on: false);
        Assert.Equal(20004, Code(await _fake.TapAsync("o-1", Template)));
        Assert.Equal(0, await _fake.ReadGrantsAsync("o-1", Template));
        await _fake.SwitchMessagesAsync("o-1", on: true);
        Assert.Equal("accept", Word(await _fake.TapAsync("o-1", Template)));
    }

    [Fact]
    public async Task Tap_TemplateSwitchedOff_IsRejectedUntilItIsSwitchedOn()
    {
        await _fake.RejectAsync("o-1", Template);
        Assert.Equal("reject", Word(await _fake.TapAsync("o-1", Template)));
        Assert.Equal(0, await _fake.ReadGrantsAsync("o-1", Template));
        await _fake.RejectAsync("o-1", Template, rejected: false);
        Assert.Equal("accept", Word(await _fake.TapAsync("o-1", Template)));
        Assert.Equal(1, await _fake.ReadGrantsAsync("o-1", Template));
    }

    private static int Code(JsonElement result) => result.GetProperty("errCode").GetInt32();

    private static string Word(JsonElement result) => result.GetProperty(Template).GetString()!;
}
