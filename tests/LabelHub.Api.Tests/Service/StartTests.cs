namespace LabelHub.Api.Tests.Service;

public sealed class StartTests
{
    [Fact]
    public async Task Start_KeepsNoKeysInTheUsersHome()
    {
        using var ear = new LogEar();
        var host = new ApiHost { Ear = ear };
        await host.InitializeAsync();
        try
        {
            // its first start on a machine would warn of keys that stand there unencrypted
            Assert.NotEmpty(ear.Lines);
            Assert.DoesNotContain(ear.Lines, l => l.Contains("key ring", StringComparison.OrdinalIgnoreCase) || l.Contains("DataProtection", StringComparison.Ordinal));
        }
        finally
        {
            await ((IAsyncLifetime)host).DisposeAsync();
        }
    }
}
