using System.Diagnostics;
using System.Globalization;
using System.Text;
using LabelHub.TestKit.Databases;

namespace LabelHub.TestKit.Service;

/// <summary>
/// LabelHub as a process of its own, on a port that it keeps over kills. The project that uses it references the API's
/// project, which puts the program beside it.
/// </summary>
/// <param name="port">Where it listens.</param>
/// <param name="settings">Its configuration.</param>
/// <param name="program">The API itself, or LabelHub.FastHost, which is the same with a clock that can be set.</param>
public sealed class ApiProcess(int port, IReadOnlyDictionary<string, string> settings, string program = "LabelHub.Api") : IAsyncDisposable
{
    private const string ReadyMark = "LabelHub is ready: ";
    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(30);
    private readonly StringBuilder _said = new();
    private Process? _process;

    public Uri Address { get; } = new(FormattableString.Invariant($"http://127.0.0.1:{port}"));

    /// <summary>Of the process that runs now.</summary>
    public int ProcessId => _process!.Id;

    /// <summary>All it has ever said.</summary>
    public string Said
    {
        get
        {
            lock (_said)
                return _said.ToString();
        }
    }

    public async Task StartAsync()
    {
        var path = Path.Combine(AppContext.BaseDirectory, program + ".dll");
        var start = new ProcessStartInfo("dotnet", [path, "--contentRoot", AppContext.BaseDirectory, "--urls", Address.ToString()])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_ENVIRONMENT"] = "Test";
        start.Environment.Remove("ASPNETCORE_ENVIRONMENT");
        foreach (var (key, value) in settings)
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, e) => Hear(e.Data, ready);
        _process.ErrorDataReceived += (_, e) => Hear(e.Data, ready: null);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        var ended = _process.WaitForExitAsync();
        if (await Task.WhenAny(ready.Task, ended, Task.Delay(StartPatience, RealClock.Instance)) != ready.Task)
            throw new InvalidOperationException("LabelHub did not start: " + Said);
    }

    /// <summary>SIGKILL.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is null)
            return;
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        using var limit = new CancellationTokenSource(StopPatience);
        await _process.WaitForExitAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!_process.HasExited)
            await KillAsync();
        _process?.Dispose();
    }

    private void Hear(string? line, TaskCompletionSource? ready)
    {
        lock (_said)
            _said.AppendLine(line);
        if (line is not null && line.StartsWith(ReadyMark, StringComparison.Ordinal))
            ready?.TrySetResult();
    }
}
