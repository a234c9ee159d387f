using LabelHub.TestKit.WeChat;

namespace LabelHub.WeChat.Tests;

/// <summary>One fake for a test class.</summary>
public sealed class FakeWeChatFixture : IAsyncLifetime
{
    public FakeWeChatProcess Fake { get; private set; } = null!;

    public async Task InitializeAsync() => Fake = await FakeWeChatProcess.StartAsync();

    public async Task DisposeAsync() => await Fake.DisposeAsync();
}
