using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace LabelHub.TestKit.WeChat;

/// <summary>
/// LabelHub.FakeWeChat as a process of its own. The test project that uses it references the fake's project, which
/// puts the program beside the tests.
/// </summary>
public sealed class FakeWeChatProcess : IAsyncDisposable
{
    public const string AppId = "wxfake00000000000001";
    public const string AppSecret = "fake-secret-of-no-value";
    public const string PushToken = "fakepushtoken";
    public const string PushAesKey = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";
    public const string ExpiryTemplate = "fakeTemplateBatchExpiry-0000000000000000001";
    public const string ReportTemplate = "fakeTemplateReport-000000000000000000000003";

    private const string ReadyMark = "Fake WeChat is ready: ";

    private readonly Process _process;
    private readonly HttpClient _control;

    private FakeWeChatProcess(Process process, Uri endpoint)
    {
        _process = process;
        Endpoint = endpoint;
        _control = new HttpClient { BaseAddress = new Uri(endpoint, "/__fake/") };
    }

    public Uri Endpoint { get; }

    /// <param name="arguments">Such as <c>--Journal FILE</c>.</param>
    public static async Task<FakeWeChatProcess> StartAsync(params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "LabelHub.FakeWeChat.dll");
        var start = new ProcessStartInfo("dotnet", [program, "--urls", "http://127.0.0.1:0", "--StopWhenInputEnds", "true", .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["DOTNET_ENVIRONMENT"] = "Test";
        start.Environment.Remove("ASPNETCORE_ENVIRONMENT");
        var fake = Process.Start(start)!;
        var line = await fake.StandardOutput.ReadLineAsync() ?? "";
        return line.StartsWith(ReadyMark, StringComparison.Ordinal)
            ? new FakeWeChatProcess(fake, new Uri(line[ReadyMark.Length..]))
            : throw new InvalidOperationException($"The fake WeChat did not start: {line}");
    }

    /// <summary>wx.login on somebody's phone.</summary>
    public async Task<string> LoginAsync(string openId)
    {
        using var response = await _control.PostAsync(new Uri($"users/{openId}/login", UriKind.Relative), content: null);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString()!;
    }

    /// <summary>WeChat takes this person for a risk.</summary>
    public Task BlockAsync(string openId) => SendAsync(HttpMethod.Put, $"users/{openId}", new { blocked = true });

    public Task AdvanceAsync(TimeSpan by) => SendAsync(HttpMethod.Post, "clock", new { advanceSeconds = by.TotalSeconds });

    /// <summary>Puts its clock, which goes on from there, to a time.</summary>
    public async Task SetClockAsync(DateTimeOffset to) =>
        await AdvanceAsync(to - (await _control.GetFromJsonAsync<JsonElement>(new Uri("state", UriKind.Relative))).GetProperty("now").GetDateTimeOffset());

    /// <summary>Waits until every event has been pushed, or given up.</summary>
    public async Task UntilPushedAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while ((await _control.GetFromJsonAsync<JsonElement>(new Uri("state", UriKind.Relative), limit.Token)).GetProperty("pushesPending").GetInt32() > 0)
            await Task.Delay(TimeSpan.FromMilliseconds(20), limit.Token);
    }

    /// <param name="faults">As the fake's <c>/__fake/faults</c> takes them.</param>
    public Task FailAsync(params object[] faults) => SendAsync(HttpMethod.Post, "faults", faults);

    /// <summary>No fault any more.</summary>
    public Task HealAsync() => SendAsync(HttpMethod.Delete, "faults", body: null);

    /// <summary>What is set up and under way there.</summary>
    public Task<JsonElement> ReadStateAsync() => _control.GetFromJsonAsync<JsonElement>(new Uri("state", UriKind.Relative));

    public Task WaitAtGateAsync(string name, CancellationToken cancellation = default) => SendAsync(HttpMethod.Post, $"gates/{name}/wait", body: null, cancellation);

    /// <summary>Waits until those at the gate have hung up.</summary>
    public Task UntilLeftAsync(string gate) => SendAsync(HttpMethod.Post, $"gates/{gate}/left", body: null);

    public Task ReleaseGateAsync(string name) => SendAsync(HttpMethod.Post, $"gates/{name}/release", body: null);

    /// <summary>requestSubscribeMessage on somebody's phone; gives back what the mini-program is told.</summary>
    public Task<JsonElement> TapAsync(string openId, params string[] templates) => TapAsync(openId, "accept", templates);

    /// <summary>The same with a choice: accept or reject, for all of them.</summary>
    public Task<JsonElement> TapAsync(string openId, string choice, IReadOnlyList<string> templates) => AskAsync(
        $"users/{openId}/tap", new { tmplIds = templates, choice = templates.ToDictionary(t => t, _ => choice, StringComparer.Ordinal) });

    /// <summary>Switches one template off in the phone's settings, or on again.</summary>
    public Task RejectAsync(string openId, string template, bool rejected = true) => SendAsync(
        HttpMethod.Post, $"users/{openId}/settings", new { rejected = new Dictionary<string, bool>(StringComparer.Ordinal) { [template] = rejected } });

    /// <summary>Switches all messages off in the phone's settings, or on again.</summary>
    public Task SwitchMessagesAsync(string openId, bool on) => SendAsync(HttpMethod.Post, $"users/{openId}/settings", new { mainSwitch = on });

    /// <summary>How many messages of a template somebody still takes.</summary>
    public async Task<int> ReadGrantsAsync(string openId, string template) =>
        (await _control.GetFromJsonAsync<Dictionary<string, int>>(new Uri($"users/{openId}/grants", UriKind.Relative)))![template];

    /// <summary>Many people, each with so many grants of every template, and no events about it.</summary>
    public Task AddCrowdAsync(string prefix, int count, int grants) => SendAsync(HttpMethod.Post, "crowd", new { prefix, count, grants });

    public Task SetQuotaAsync(string api, int remaining) => SendAsync(HttpMethod.Post, "quota", new { api, remaining });

    /// <param name="options">As the fake's <c>/__fake/push</c> takes them.</param>
    public Task SetPushAsync(object options) => SendAsync(HttpMethod.Put, "push", options);

    public async Task<bool> CheckPushAsync() => (await AskAsync("push/check", body: null)).GetProperty("echoed").GetBoolean();

    public async Task<string> ReplayPushAsync(long id) =>
        (await AskAsync(FormattableString.Invariant($"push/{id}/replay"), body: null)).GetProperty("answer").GetString()!;

    /// <summary>The pushes made so far, in the order in which they ended.</summary>
    public async Task<IReadOnlyList<JsonElement>> ReadPushesAsync() => (await _control.GetFromJsonAsync<List<JsonElement>>(new Uri("pushes", UriKind.Relative)))!;

    /// <summary>The messages that reached phones.</summary>
    public async Task<IReadOnlyList<JsonElement>> ReadSendsAsync() => (await _control.GetFromJsonAsync<List<JsonElement>>(new Uri("sends", UriKind.Relative)))!;

    public Task<string> ReadInboxAsync(string openId) => _control.GetStringAsync(new Uri($"inbox/{openId}", UriKind.Relative));

    /// <summary>Forgets people, codes, tokens, faults and the journal.</summary>
    /// <param name="seed">What it draws by lot follows from this.</param>
    public Task ResetAsync(int seed = 1) => SendAsync(HttpMethod.Post, FormattableString.Invariant($"reset?seed={seed}"), body: null);

    public async Task<IReadOnlyList<JsonElement>> ReadLedgerAsync(string api) =>
        (await _control.GetFromJsonAsync<List<JsonElement>>(new Uri($"ledger?api={api}", UriKind.Relative)))!;

    public Task<JsonElement> ReadReportAsync() => _control.GetFromJsonAsync<JsonElement>(new Uri("report", UriKind.Relative));

    /// <summary>SIGKILL.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public async ValueTask DisposeAsync()
    {
        _control.Dispose();
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task<JsonElement> AskAsync(string path, object? body)
    {
        using var content = body is null ? null : JsonContent.Create(body);
        using var response = await _control.PostAsync(new Uri(path, UriKind.Relative), content);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task SendAsync(HttpMethod method, string path, object? body, CancellationToken cancellation = default)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = body is null ? null : JsonContent.Create(body) };
        using var response = await _control.SendAsync(request, cancellation);
        response.EnsureSuccessStatusCode();
    }
}
