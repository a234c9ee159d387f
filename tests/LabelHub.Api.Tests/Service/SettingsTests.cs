using System.Collections.Concurrent;
using LabelHub.Api.Demo;
using LabelHub.Api.Features.Messages;
using LabelHub.Api.Operations;
using LabelHub.Api.Public;
using LabelHub.Api.Settings;
using LabelHub.TestKit;
using LabelHub.TestKit.Databases;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LabelHub.Api.Tests.Service;

/// <summary>What an operator sets is looked at before anything starts.</summary>
public sealed class SettingsTests
{
    private static readonly Dictionary<string, string?> Enough = new(StringComparer.OrdinalIgnoreCase)
    {
        ["WeChat:AppId"] = "wx1",
        ["WeChat:AppSecret"] = "s",
        ["WeChat:Endpoint"] = "http://127.0.0.1:9",
    };

    [Fact]
    public void Run_WhatTheDocumentationAsksFor_IsAccepted() => Assert.Null(ProblemWith());

    [Theory]
    [InlineData("RateLimits:Cheks", "9", "There is no setting RateLimits:Cheks; the nearest is RateLimits:Checks.")]
    [InlineData("RateLimit:Checks", "9", "There is no setting RateLimit:Checks; the nearest is RateLimits:Checks.")]
    [InlineData("Jobs_Enabled", "false", "There is no setting Jobs_Enabled; the nearest is Jobs:Enabled.")]
    [InlineData("Redis:PatienceMilliseconds", "9", "There is no setting Redis:PatienceMilliseconds; the nearest is Redis:TimeoutMilliseconds.")]
    [InlineData("ConnectionStrings:Postgress", "", "There is no setting ConnectionStrings:Postgress; the nearest is ConnectionStrings:Postgres.")]
    [InlineData("Dispatch:LongestCall", "0:0:1", "There is no setting Dispatch:LongestCall; ")]
    [InlineData("WeChat:Templates:expiry:Template", "t", "the nearest is WeChat:Templates:*:TemplateId.")]
    [InlineData("Proxies:Known:0", "10.0.0.0/8", "There is no setting Proxies:Known:0; the nearest is Proxies:Known.")]
    public void Run_UnknownName_IsRefusedWithTheNearest(string name, string value, string expected) =>
        Assert.Contains(expected, ProblemWith((name, value)), StringComparison.Ordinal);

    [Theory]
    [InlineData("Jobs:Enabled", "maybe")]
    [InlineData("Jobs:Enabled", "")]
    [InlineData("Demo:Enabled", "x")]
    [InlineData("Dispatch:KeepQuietHours", "1")]
    [InlineData("Dispatch:Lanes", "17")]
    [InlineData("WeChat:SignInTimeoutSeconds", "abc")]
    [InlineData("WeChat:SignInTimeoutSeconds", "31")]
    [InlineData("RateLimits:Checks", "0")]
    [InlineData("RateLimits:Checks", "-1")]
    [InlineData("RateLimits:Checks", "99999999999")]
    [InlineData("Drawing:AtOnce", "2147483647")]
    [InlineData("Proxies:Known", "10.0.0.0/8, elsewhere")]
    [InlineData("Ops:Token", "short")]
    [InlineData("WeChat:MiniProgramState", "beta")]
    [InlineData("urls", "5080")]
    [InlineData("urls", "ftp://127.0.0.1:5080")]
    [InlineData("Logging:LogLevel:Default", "loud")]
    public void Run_ValueOutOfRange_IsRefusedByName(string name, string value)
    {
        var problem = ProblemWith((name, value))!;
        Assert.StartsWith(name + " ", problem, StringComparison.Ordinal);
        Assert.Contains("must be", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_SecretOutOfRange_IsNotShown() =>
        Assert.DoesNotContain("hunter2", ProblemWith(("Ops:Token", "hunter2"))!, StringComparison.Ordinal);

    [Theory]
    [InlineData("https://l.example.cn")]
    [InlineData("https://l.example.cn/")]
    [InlineData("https://l.example.cn:8443/labels")]
    [InlineData("http://localhost:5080")]
    [InlineData("http://127.0.0.1:5080")]
    public void Run_AddressThatCodesCanLeadTo_IsAccepted(string address) => Assert.Null(ProblemWith(("Public:BaseUrl", address)));

    [Theory]
    [InlineData("ftp://x")]
    [InlineData("https://public.example/\"><script>")]
    [InlineData("http://l.example.cn")]
    [InlineData("https://l.example.cn?a=1")]
    [InlineData("https://l.example.cn/#top")]
    [InlineData("https://me:secret@l.example.cn")]
    [InlineData("https://l.example.cn/a b")]
    [InlineData(" https://l.example.cn")]
    [InlineData("https://l.example.cn\\x")]
    [InlineData("https:l.example.cn")]
    [InlineData("https://")]
    [InlineData("l.example.cn")]
    [InlineData("/t")]
    [InlineData("https://标签.example.cn")]
    public void Run_AddressThatCodesCannotLeadTo_IsRefused(string address) =>
        Assert.StartsWith("Public:BaseUrl is '", ProblemWith(("Public:BaseUrl", address)), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("https://api.weixin.qq.com")]
    public void Run_RealWeChatWithoutPublicAddress_IsRefused(string endpoint) =>
        Assert.StartsWith("Public:BaseUrl is not set", ProblemWith(("WeChat:Endpoint", endpoint)), StringComparison.Ordinal);

    [Fact]
    public void Run_DemonstrationWithRealWeChat_IsRefused() => Assert.StartsWith(
        "Demo:Enabled is true with the real WeChat",
        ProblemWith(("WeChat:Endpoint", ""), ("Public:BaseUrl", "https://l.example.cn"), ("Demo:Enabled", "true")),
        StringComparison.Ordinal);

    [Fact]
    public void Run_NamesOfOtherPrograms_AreNotOurs() =>
        Assert.Null(ProblemWith(("Kestrel:Limits:X", "1"), ("Logging:LogLevel:Default", "Warning"), ("Other:Enabled", "maybe"), ("PATH", "/bin")));

    [Fact]
    public void Documentation_Settings_AreTheKnownOnes()
    {
        var written = File.ReadLines(Repository.PathOf("docs", "settings.md")).Where(l => l.StartsWith("| `", StringComparison.Ordinal));
        Assert.Equal(
            KnownSettings.All.Select(s => $"| `{s.Name.Replace(":", "__", StringComparison.Ordinal)}` | {s.Values} | {s.Default} | {s.About} |"),
            written);
    }

    /// <summary>What the running program asks its configuration for, and nothing else, is what may be set.</summary>
    [Fact]
    public async Task Host_WhatItReads_AreTheKnownSettings()
    {
        await using var database = await TestDatabase.CreateAsync();
        using var folder = new TemporaryFolder();
        var builder = WebApplication.CreateSlimBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.Configuration.AddInMemoryCollection(Enough);
        builder.Configuration.AddInMemoryCollection(
            [new("ConnectionStrings:Postgres", database.ConnectionString), new("Data:Folder", folder.Path)]);
        using var recorder = new Recorder();
        builder.Configuration.Sources.Add(recorder);
        builder.AddLabelHub();
        await using var app = builder.Build();
        app.UseLabelHub();
        await app.StartAsync();
        _ = app.Services.GetRequiredService<PublicAddress>();
        _ = app.Services.GetRequiredService<OpsAccess>();
        _ = app.Services.GetRequiredService<PushSpool>();
        _ = app.Services.GetRequiredService<DemoSettings>();
        await app.StopAsync();
        Assert.Equal(KnownSettings.All.Where(s => !s.IsPattern).Select(s => s.Name).Order(StringComparer.Ordinal), recorder.Asked);
    }

    private static string? ProblemWith(params (string Name, string Value)[] more)
    {
        var settings = new Dictionary<string, string?>(Enough, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in more)
            settings[name] = value;
        try
        {
            SettingsCheck.Run(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
            return null;
        }
        catch (SetupException e)
        {
            return e.Message;
        }
    }

    /// <summary>Is asked first and knows nothing.</summary>
    private sealed class Recorder : ConfigurationProvider, IConfigurationSource, IDisposable
    {
        private readonly ConcurrentDictionary<string, byte> _asked = new(StringComparer.Ordinal);

        public IEnumerable<string> Asked => _asked.Keys.Order(StringComparer.Ordinal);

        public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

        public override bool TryGet(string key, out string? value)
        {
            var colon = key.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && KnownSettings.Sections.Contains(key[..colon]))
                _asked[key] = 0;
            value = null;
            return false;
        }

        public void Dispose() => _asked.Clear();
    }
}
