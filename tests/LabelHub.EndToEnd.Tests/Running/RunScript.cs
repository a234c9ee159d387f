using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Threading.Channels;
using LabelHub.TestKit;

namespace LabelHub.EndToEnd.Tests.Running;

/// <summary>
/// A started <c>./run</c>, as somebody at a prompt has it. Everything it starts inherits a mark in its
/// environment, by which what is left of it can be found.
/// </summary>
public sealed class RunScript : IDisposable
{
    private const string MarkName = "LABELHUB_TEST_MARK";
    private readonly string _mark = Guid.NewGuid().ToString("N");
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();
    private readonly Process _process;

    private RunScript(string folder, string[] arguments)
    {
        _process = new Process
        {
            StartInfo = new ProcessStartInfo(Repository.PathOf("run"), arguments)
            {
                UseShellExecute = false,
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { [MarkName] = _mark },
            },
        };
        _process.OutputDataReceived += (_, e) => Take(e.Data);
        _process.ErrorDataReceived += (_, e) => Add(_errors, e.Data);
    }

    /// <summary>What it said on standard error so far.</summary>
    public string Errors => TextOf(_errors);

    /// <summary>What it said on standard output so far.</summary>
    public string Output => TextOf(_output);

    /// <summary>Starts ./run with its current folder set.</summary>
    public static RunScript Start(string folder, params string[] arguments)
    {
        var script = new RunScript(folder, arguments);
        script._process.Start();
        script._process.BeginOutputReadLine();
        script._process.BeginErrorReadLine();
        return script;
    }

    /// <summary>Reads its output up to a line that begins so; the first start builds, so this may take minutes.</summary>
    /// <returns>The rest of that line.</returns>
    public async Task<string> ReadUntilAsync(string beginning, TimeSpan limit)
    {
        using var cancel = new CancellationTokenSource(limit);
        await foreach (var line in _lines.Reader.ReadAllAsync(cancel.Token))
        {
            if (line.StartsWith(beginning, StringComparison.Ordinal))
                return line[beginning.Length..];
        }

        throw new InvalidOperationException($"./run ended without a line '{beginning}'. It said:\n{Errors}");
    }

    /// <summary>Sends a signal by its name, such as TERM, to ./run alone.</summary>
    public Task SignalAsync(string name) =>
        Programs.OutputOfAsync("kill", ["-" + name, _process.Id.ToString(CultureInfo.InvariantCulture)]);

    /// <summary>Waits for its end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> WaitForExitAsync(TimeSpan limit)
    {
        using var cancel = new CancellationTokenSource(limit);
        await _process.WaitForExitAsync(cancel.Token);
        return _process.ExitCode;
    }

    /// <summary>Kills one of its programs at once, as a failing machine would.</summary>
    /// <param name="part">What its command line holds and no other's does.</param>
    public async Task KillAsync(string part)
    {
        var found = Find().Where(p => p.CommandLine.Contains(part, StringComparison.Ordinal)).ToDictionary(p => p.Id, p => ParentOf(p.Id));
        // What it is just starting still has its command line.
        var outermost = found.Where(p => p.Value.Length > 0 && !found.ContainsKey(p.Value)).Select(p => p.Key).ToList();
        Assert.True(outermost.Count == 1, $"One process with '{part}' was to be killed, there are {outermost.Count}.");
        await Programs.OutputOfAsync("kill", ["-KILL", outermost[0]]);
    }

    /// <summary>The command lines of ./run and all it started. Needs Linux's /proc.</summary>
    public IReadOnlyList<string> Processes() => [.. Find().Select(p => p.CommandLine)];

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    /// <summary>What carries the mark, and PostgreSQL, which does not get our environment but names the folder.</summary>
    private IEnumerable<(string Id, string CommandLine)> Find() =>
        from folder in Directory.EnumerateDirectories("/proc")
        let id = Path.GetFileName(folder)
        where id.All(char.IsAsciiDigit)
        let command = ReadIfThere(Path.Combine(folder, "cmdline")).Replace('\0', ' ')
        where command.Contains(_process.StartInfo.WorkingDirectory + "/", StringComparison.Ordinal)
            || ReadIfThere(Path.Combine(folder, "environ")).Contains($"{MarkName}={_mark}", StringComparison.Ordinal)
        select (id, command);

    private static string ParentOf(string id)
    {
        const string Name = "PPid:";
        var line = Array.Find(
            ReadIfThere($"/proc/{id}/status").Split('\n'), l => l.StartsWith(Name, StringComparison.Ordinal));
        return line?[Name.Length..].Trim() ?? "";
    }

    private static string ReadIfThere(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ""; // it ended meanwhile, or is somebody else's
        }
    }

    private void Take(string? line)
    {
        if (line is null)
        {
            _lines.Writer.Complete();
            return;
        }

        Add(_output, line);
        _lines.Writer.TryWrite(line);
    }

    private static void Add(StringBuilder text, string? line)
    {
        lock (text)
            text.AppendLine(line);
    }

    private static string TextOf(StringBuilder text)
    {
        lock (text)
            return text.ToString();
    }
}
