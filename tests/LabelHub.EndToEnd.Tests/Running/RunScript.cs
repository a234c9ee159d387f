using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
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
    private readonly string mark = Guid.NewGuid().ToString("N");
    private readonly Channel<string> lines = Channel.CreateUnbounded<string>();
    private readonly StringBuilder errors = new();
    private readonly Process process;

    private RunScript(string folder, string[] arguments)
    {
        process = new Process
        {
            StartInfo = new ProcessStartInfo(Repository.PathOf("run"), arguments)
            {
                UseShellExecute = false,
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { [MarkName] = mark },
            },
        };
        process.OutputDataReceived += (_, e) => Take(e.Data);
        process.ErrorDataReceived += (_, e) => AddError(e.Data);
    }

    /// <summary>What it said on standard error so far.</summary>
    public string Errors
    {
        get
        {
            lock (errors)
                return errors.ToString();
        }
    }

    /// <summary>Starts ./run with its current folder set.</summary>
    public static RunScript Start(string folder, params string[] arguments)
    {
        var script = new RunScript(folder, arguments);
        script.process.Start();
        script.process.BeginOutputReadLine();
        script.process.BeginErrorReadLine();
        return script;
    }

    /// <summary>A port nobody listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Reads its output up to a line that begins so; the first start builds, so this may take minutes.</summary>
    /// <returns>The rest of that line.</returns>
    public async Task<string> ReadUntilAsync(string beginning, TimeSpan limit)
    {
        using var cancel = new CancellationTokenSource(limit);
        await foreach (var line in lines.Reader.ReadAllAsync(cancel.Token))
        {
            if (line.StartsWith(beginning, StringComparison.Ordinal))
                return line[beginning.Length..];
        }

        throw new InvalidOperationException($"./run ended without a line '{beginning}'. It said:\n{Errors}");
    }

    /// <summary>Sends a signal by its name, such as TERM, to ./run alone.</summary>
    public Task SignalAsync(string name) =>
        Programs.OutputOfAsync("kill", ["-" + name, process.Id.ToString(CultureInfo.InvariantCulture)]);

    /// <summary>Waits for its end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> WaitForExitAsync(TimeSpan limit)
    {
        using var cancel = new CancellationTokenSource(limit);
        await process.WaitForExitAsync(cancel.Token);
        return process.ExitCode;
    }

    /// <summary>The command lines of the processes that carry its mark: ./run and all it started. Needs Linux's /proc.</summary>
    public IReadOnlyList<string> Processes() => Directory.EnumerateDirectories("/proc")
        .Where(folder => Path.GetFileName(folder).All(char.IsAsciiDigit))
        .Where(folder => ReadIfThere(Path.Combine(folder, "environ")).Contains($"{MarkName}={mark}", StringComparison.Ordinal))
        .Select(folder => ReadIfThere(Path.Combine(folder, "cmdline")).Replace('\0', ' '))
        .ToList();

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.Dispose();
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
            lines.Writer.Complete();
        else
            lines.Writer.TryWrite(line);
    }

    private void AddError(string? line)
    {
        lock (errors)
            errors.AppendLine(line);
    }
}
