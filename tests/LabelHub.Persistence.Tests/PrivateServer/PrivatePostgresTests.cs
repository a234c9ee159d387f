using System.Text;
using LabelHub.Persistence.PrivateServer;
using LabelHub.TestKit.Databases;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace LabelHub.Persistence.Tests.PrivateServer;

public sealed class PrivatePostgresTests
{
    [Fact]
    public async Task StartAsync_EmptyFolder_AnswersAndStopsWithoutTrace()
    {
        using var folder = new TemporaryFolder();
        int processId;
        await using (var server = await StartAsync(folder.Path))
        {
            processId = server.ProcessId;
            Assert.True(server.IsRunning);
            Assert.Equal(1, await Sql.ScalarAsync(server.ConnectionString, "SELECT 1"));
        }

        Assert.False(ProcessTable.Exists(processId));
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "run")));
        Assert.False(File.Exists(Path.Combine(folder.Path, "pg", "postmaster.pid")));
    }

    [Fact]
    public async Task StartAsync_SecondTime_FindsTheData()
    {
        using var folder = new TemporaryFolder();
        await using (var server = await StartAsync(folder.Path))
            await Sql.ScalarAsync(server.ConnectionString, "CREATE TABLE kept AS SELECT 42 AS answer");
        await using (var server = await StartAsync(folder.Path))
            Assert.Equal(42, await Sql.ScalarAsync(server.ConnectionString, "SELECT answer FROM kept"));
    }

    [Fact]
    public async Task StartAsync_FolderInUse_IsRefusedAndLeavesTheOwnerAlone()
    {
        using var folder = new TemporaryFolder();
        await using var owner = await StartAsync(folder.Path);
        var refusal = await Assert.ThrowsAsync<PrivatePostgresException>(() => StartAsync(folder.Path));
        Assert.Contains("in use by another LabelHub", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(1, await Sql.ScalarAsync(owner.ConnectionString, "SELECT 1"));
    }

    [Fact]
    public async Task StartAsync_TwoFolders_RunSideBySide()
    {
        using var one = new TemporaryFolder();
        using var two = new TemporaryFolder();
        var servers = await Task.WhenAll(StartAsync(one.Path), StartAsync(two.Path));
        await Sql.ScalarAsync(servers[0].ConnectionString, "CREATE TABLE mine AS SELECT 1 AS x");
        Assert.Equal(0L, await Sql.ScalarAsync(servers[1].ConnectionString, "SELECT count(*) FROM pg_tables WHERE tablename = 'mine'"));
        await Task.WhenAll(servers[0].StopAsync(), servers[1].StopAsync());
    }

    [Theory]
    [InlineData("a-folder-name-that-makes-the-path-of-the-socket-far-too-long-for-an-address-in-the-kernel/and-more")]
    [InlineData("with, a comma")]
    [InlineData("小作坊")]
    public async Task StartAsync_AwkwardPath_Runs(string inside)
    {
        using var folder = new TemporaryFolder(inside);
        string socketFolder;
        await using (var server = await StartAsync(folder.Path))
        {
            Assert.Equal(1, await Sql.ScalarAsync(server.ConnectionString, "SELECT 1"));
            socketFolder = new NpgsqlConnectionStringBuilder(server.ConnectionString).Host!;
            Assert.True(Encoding.UTF8.GetByteCount(socketFolder) <= 93);
        }

        Assert.False(Directory.Exists(socketFolder));
        Assert.False(Path.Exists(Path.Combine(folder.Path, "run")));
    }

    [Fact]
    public async Task StartAsync_HalfMadeData_StartsOver()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "pg.new", "base"));
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "pg.new", "PG_VERSION"), "15\n");
        await using var server = await StartAsync(folder.Path);
        Assert.Equal(1, await Sql.ScalarAsync(server.ConnectionString, "SELECT 1"));
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "pg.new")));
    }

    [Fact]
    public async Task StartAsync_BrokenData_SaysWhyInPostgresWords()
    {
        using var folder = new TemporaryFolder();
        await using (await StartAsync(folder.Path))
        {
        }

        File.Delete(Path.Combine(folder.Path, "pg", "global", "pg_control"));
        var failure = await Assert.ThrowsAsync<PrivatePostgresException>(() => StartAsync(folder.Path));
        Assert.Contains("pg_control", failure.Message, StringComparison.Ordinal);
        Assert.False(ProcessTable.AnyWorksIn(Path.Combine(folder.Path, "pg")));
    }

    [Fact]
    public async Task StartAsync_DataOfAnAbsentVersion_NamesThePackage()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "pg"));
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "pg", "PG_VERSION"), "9999\n");
        var failure = await Assert.ThrowsAsync<PrivatePostgresException>(() => StartAsync(folder.Path));
        Assert.Contains("postgresql-9999", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartAsync_ParentClosedToTheServersUser_NamesTheFolder()
    {
        using var folder = new TemporaryFolder("closed");
        Directory.CreateDirectory(folder.Path);
        if (OperatingSystem.IsLinux())
            File.SetUnixFileMode(folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var data = Path.Combine(folder.Path, "data");
        if (!ServerAccount.Current().DropsPrivileges)
        {
            // Run as an ordinary user the server is that user, and a closed folder of theirs is open to it.
            await using var server = await StartAsync(data);
            Assert.True(server.IsRunning);
            return;
        }

        var refusal = await Assert.ThrowsAsync<PrivatePostgresException>(() => StartAsync(data));
        Assert.Contains($"may not enter '{folder.Path}'", refusal.Message, StringComparison.Ordinal);
    }

    private static Task<PrivatePostgres> StartAsync(string folder) =>
        PrivatePostgres.StartAsync(folder, RealClock.Instance, NullLogger.Instance);
}
