using LabelHub.Api.Tests.Service;
using LabelHub.TestKit.WeChat;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace LabelHub.Api.Tests.Messages;

/// <summary>The folder in which pushes wait for the database, and whatever may be found in it.</summary>
public sealed class PushSpoolTests : IAsyncLifetime
{
    private const string Template = FakeWeChatProcess.ExpiryTemplate;
    private readonly SignInHost _host = new() { Ear = new LogEar() };
    private string _folder = "";

    private IEnumerable<string> Log => ((LogEar)_host.Ear!).Lines;

    public async Task InitializeAsync()
    {
        await _host.InitializeAsync();
        _folder = Path.Combine(_host.Api.Services.GetRequiredService<IConfiguration>()["Data:Folder"]!, "push-spool");
    }

    public Task DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Push_NeitherDatabaseNorDiskTakesIt_Is503AndNoFileIsLeft()
    {
        await File.WriteAllTextAsync(_folder, "a file where the folder should be");
        await using (await StopDatabaseAsync())
        {
            var answers = await TapAsync("o-full");
            Assert.Equal(3, answers.Count);
            Assert.All(answers, a => Assert.StartsWith("503", a, StringComparison.Ordinal));
            Assert.All(answers, a => Assert.Contains("push.full", a, StringComparison.Ordinal));
        }

        Assert.DoesNotContain(Log, l => l.Contains("   at ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Push_FileCannotBePutInItsPlace_LeavesNoDraft()
    {
        await using (await StopDatabaseAsync())
        {
            Assert.Equal(["200 success"], await TapAsync("o-first"));
            var first = Assert.Single(Directory.GetFiles(_folder, "*.push"));
            await File.WriteAllTextAsync(Path.Combine(_folder, "set-aside"), "so that the folder below stays where it is");
            File.Delete(first);
            Directory.CreateDirectory(first); // where the repetition is to go
            await _host.WeChat.ReplayPushAsync((await _host.WeChat.ReadPushesAsync())[^1].GetProperty("id").GetInt64());
            Assert.Equal(["set-aside"], Directory.GetFiles(_folder).Select(Path.GetFileName));
        }
    }

    [Fact]
    public async Task Drain_AmongAllSortsOfThings_CarriesThePushAndSetsTheRestAside()
    {
        await using (await StopDatabaseAsync())
        {
            await TapAsync("o-among");
            var good = Assert.Single(Directory.GetFiles(_folder, "*.push"));
            var push = await File.ReadAllTextAsync(good);
            foreach (var (name, text) in Garbage(push))
            {
                var draft = Path.Combine(_folder, name);
                await File.WriteAllTextAsync(draft, text);
                File.SetLastWriteTimeUtc(draft, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
                File.Move(draft, draft + ".push");
            }

            Directory.CreateDirectory(Path.Combine(_folder, "folder.push", "inside"));
            File.CreateSymbolicLink(Path.Combine(_folder, "nowhere.push"), "/nowhere/at/all");
        }

        await UntilAsync(() => !Directory.EnumerateFileSystemEntries(_folder, "*.push").Any());

        await using var context = _host.Api.Database.CreateContext();
        Assert.Equal("subscribe_msg_popup_event", Assert.Single(await context.PushRecords.AsNoTracking().ToListAsync()).Name);
        var aside = Directory.GetFileSystemEntries(Path.Combine(_folder, "set-aside")).Select(e => Path.GetFileName(e).Split('.')[0]);
        Assert.Equal(
            ["emptyfile", "folder", "hash", "huge", "name", "nothing", "nowhere", "nulls", "text", "when"], aside.Order(StringComparer.Ordinal));
        foreach (var name in Garbage("").Keys)
            Assert.Single(Log, l => l.Contains(name + ".push", StringComparison.Ordinal));
        using var client = _host.Api.CreateClient(token: null);
        Assert.Contains("labelhub_push_set_aside_total", await client.GetStringAsync("/metrics"), StringComparison.Ordinal);
        Assert.Equal(["200 success"], await TapAsync("o-after"));
    }

    [Fact]
    public async Task Start_DraftsOfWritesThatNeverEnded_AreGone()
    {
        var data = Directory.CreateTempSubdirectory("labelhub-drafts-").FullName;
        try
        {
            var folder = Directory.CreateDirectory(Path.Combine(data, "push-spool")).FullName;
            for (var i = 0; i < 20; i++)
                await File.WriteAllTextAsync(Path.Combine(folder, FormattableString.Invariant($"{i:x64}.push.{Guid.NewGuid():N}")), "");
            await File.WriteAllTextAsync(Path.Combine(folder, "waiting.push"), "not one, so that it is found aside");
            var api = new ApiHost();
            api.Settings["Data:Folder"] = data;
            await api.InitializeAsync();
            await UntilAsync(() => Directory.GetFiles(folder).Length == 0);
            Assert.StartsWith("waiting.push", Path.GetFileName(Assert.Single(Directory.GetFiles(Path.Combine(folder, "set-aside")))), StringComparison.Ordinal);
            await ((IAsyncLifetime)api).DisposeAsync();
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    [Fact]
    public async Task Push_FolderFullOfOtherFiles_StillFindsRoom()
    {
        Directory.CreateDirectory(_folder);
        for (var i = 0; i < Features.Messages.PushSpool.MaxFiles; i++)
            File.Create(Path.Combine(_folder, FormattableString.Invariant($"{i}.left-over"))).Dispose();
        await using (await StopDatabaseAsync())
            Assert.Equal(["200 success"], await TapAsync("o-room"));
    }

    private static Dictionary<string, string> Garbage(string push) => new(StringComparer.Ordinal)
    {
        ["emptyfile"] = "",
        ["text"] = "not json",
        ["nothing"] = "null",
        ["nulls"] = "{}",
        ["hash"] = """{"ContentHash":"AAAA","Name":"n","Cipher":"c","ReceivedAt":"2026-01-01T00:00:00Z"}""",
        ["when"] = """{"ContentHash":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=","Name":"n","Cipher":"c"}""",
        ["name"] = $$"""{"ContentHash":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=","Name":"{{new string('n', 300)}}","Cipher":"c","ReceivedAt":"2026-01-01T00:00:00Z"}""",
        ["huge"] = push + new string(' ', 300_000),
    };

    /// <summary>Nothing gets into the table until this is let go of.</summary>
    private async Task<IAsyncDisposable> StopDatabaseAsync()
    {
        var holder = new NpgsqlConnection(_host.Api.Database.ConnectionString);
        await holder.OpenAsync();
        await using var command = new NpgsqlCommand("BEGIN; LOCK TABLE push_events IN ACCESS EXCLUSIVE MODE", holder);
        await command.ExecuteNonQueryAsync();
        return holder;
    }

    /// <summary>The answers to the push about somebody's tap.</summary>
    private async Task<List<string>> TapAsync(string openId)
    {
        await _host.WeChat.SetPushAsync(new { retryMs = 1 });
        await _host.WeChat.TapAsync(openId, Template);
        await _host.WeChat.UntilPushedAsync();
        var push = Assert.Single(await _host.WeChat.ReadPushesAsync(), p => p.GetProperty("openId").GetString() == openId);
        return [.. push.GetProperty("answers").EnumerateArray().Select(a => a.GetString()!)];
    }

    private static async Task UntilAsync(Func<bool> reached)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!reached())
            await Task.Delay(TimeSpan.FromMilliseconds(50), limit.Token);
    }
}
