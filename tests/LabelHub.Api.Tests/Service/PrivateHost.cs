using System.Globalization;
using LabelHub.Api.Operations;
using LabelHub.Persistence;
using LabelHub.Persistence.Accounts;
using LabelHub.Persistence.Ids;
using LabelHub.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LabelHub.Api.Tests.Service;

/// <summary>A host with a PostgreSQL server of its own, to which a test may do what would disturb all others on the common one.</summary>
internal sealed class PrivateHost : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();

    private PrivateHost()
    {
        Host.Settings["ConnectionStrings:Postgres"] = "";
        Host.Settings["Data:Folder"] = _folder.Path;
    }

    public ApiHost Host { get; } = new();

    public static async Task<PrivateHost> StartAsync()
    {
        var host = new PrivateHost();
        await host.Host.InitializeAsync();
        return host;
    }

    public LabelHubContext CreateContext()
    {
        var options = new DbContextOptionsBuilder<LabelHubContext>();
        options.UseLabelHub(Host.Services.GetRequiredService<DatabaseAddress>().ConnectionString);
        return new LabelHubContext(options.Options);
    }

    /// <summary>A new account's token.</summary>
    public async Task<string> SignInAsync()
    {
        var (token, now) = (SecretToken.New(), Host.Clock.GetUtcNow());
        await using var context = CreateContext();
        var account = new Account { Id = PublicId.New(Host.Clock), OpenId = "o-" + Guid.NewGuid().ToString("N"), CreatedAt = now };
        context.Accounts.Add(account);
        context.Sessions.Add(Session.Begin(PublicId.New(Host.Clock), account.Id, SecretToken.Hash(token)!, deviceNote: null, now));
        await context.SaveChangesAsync();
        return token;
    }

    /// <summary>Stops every process of the server where it stands, until it is disposed of.</summary>
    public IDisposable Freeze() => new Frost(Processes());

    public async ValueTask DisposeAsync()
    {
        await ((IAsyncLifetime)Host).DisposeAsync();
        _folder.Dispose();
    }

    private List<string> Processes()
    {
        var postmaster = File.ReadLines(Path.Combine(_folder.Path, "postgres", "pg", "postmaster.pid")).First();
        var children = Directory.EnumerateDirectories("/proc")
            .Where(d => int.TryParse(Path.GetFileName(d), NumberStyles.None, CultureInfo.InvariantCulture, out _) && ParentOf(d) == postmaster)
            .Select(d => Path.GetFileName(d)!);
        return [postmaster, .. children];
    }

    private static string ParentOf(string folder)
    {
        try
        {
            // after the name in brackets: state, parent
            return File.ReadAllText(Path.Combine(folder, "stat")).Split(") ")[^1].Split(' ')[1];
        }
        catch (IOException)
        {
            return "";
        }
    }

    private sealed class Frost : IDisposable
    {
        private readonly List<string> _processes;

        public Frost(List<string> processes)
        {
            _processes = processes;
            Send("-STOP");
        }

        public void Dispose() => Send("-CONT");

        private void Send(string signal)
        {
            using var kill = System.Diagnostics.Process.Start("kill", [signal, .. _processes]);
            kill.WaitForExit();
        }
    }
}
