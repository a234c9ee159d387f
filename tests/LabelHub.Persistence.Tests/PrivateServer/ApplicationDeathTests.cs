using LabelHub.Persistence.PrivateServer;
using LabelHub.TestKit.Databases;
using Microsoft.Extensions.Logging.Abstractions;

namespace LabelHub.Persistence.Tests.PrivateServer;

/// <summary>SIGKILL to the application that owns the server, as a separate process.</summary>
public sealed class ApplicationDeathTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Cluster => Path.Combine(_folder.Path, "pg");

    [Fact]
    public async Task Kill_ApplicationKilled_ServerShutsDownByItself()
    {
        using var application = await ServerApplication.StartAsync(_folder.Path);
        application.Kill();
        await Until.TrueAsync(() => !ProcessTable.AnyWorksIn(Cluster), "the server and its children are gone");
        Assert.False(ProcessTable.IsServerOf(application.ServerId, Cluster));
        Assert.False(File.Exists(Path.Combine(Cluster, "postmaster.pid")));
    }

    [Fact]
    public async Task StartAsync_RightAfterTheApplicationWasKilled_TakesTheFolderOver()
    {
        using var application = await ServerApplication.StartAsync(_folder.Path);
        application.Kill();
        await AssertStartsAsync();
    }

    [Fact]
    public async Task StartAsync_ApplicationAndServerKilled_Recovers()
    {
        using var application = await ServerApplication.StartAsync(_folder.Path);
        application.Kill();
        _ = Posix.Signal(application.ServerId, Posix.Kill);
        await AssertStartsAsync();
    }

    [Fact]
    public async Task StartAsync_OrphanStillRunning_IsStoppedFirst()
    {
        await InitializeAsync();
        using var orphan = await Orphan.StartAsync(Cluster, _folder.Path);
        await AssertStartsAsync();
        Assert.True(orphan.HasEnded);
    }

    [Fact]
    public async Task StartAsync_PidFileNamesAStranger_StartsAndLeavesTheStrangerAlone()
    {
        await InitializeAsync();
        using var stranger = await Stranger.StartAsync();
        await File.WriteAllTextAsync(Path.Combine(Cluster, "postmaster.pid"), $"{stranger.Id}\n{Cluster}\n1\n5432\n\n\n\nready\n");
        await AssertStartsAsync();
        Assert.False(stranger.HasEnded);
    }

    [Fact]
    public async Task EndAsync_StandardInputClosed_StopsServerToo()
    {
        using var application = await ServerApplication.StartAsync(_folder.Path);
        await application.EndAsync();
        Assert.False(ProcessTable.Exists(application.ServerId));
    }

    public void Dispose() => _folder.Dispose();

    private async Task InitializeAsync()
    {
        await using (await PrivatePostgres.StartAsync(_folder.Path, RealClock.Instance, NullLogger.Instance))
        {
        }
    }

    private async Task AssertStartsAsync()
    {
        await using var server = await PrivatePostgres.StartAsync(_folder.Path, RealClock.Instance, NullLogger.Instance);
        Assert.Equal(1, await Sql.ScalarAsync(server.ConnectionString, "SELECT 1"));
    }
}
