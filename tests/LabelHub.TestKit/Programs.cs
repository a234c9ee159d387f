using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace LabelHub.TestKit;

/// <summary>What a program left behind when it ended.</summary>
public sealed record ProgramResult(int ExitCode, string Output, string Error);

/// <summary>Runs other programs: output captured, time limited, nothing left running.</summary>
public static class Programs
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>Runs a program to its end, whatever its exit code.</summary>
    /// <param name="file">Its name or path.</param>
    /// <param name="arguments">One entry an argument; nothing is split or quoted.</param>
    /// <param name="timeout">After it the program and its children are killed; a minute when not given.</param>
    /// <param name="input">Text for its standard input, in UTF-8.</param>
    /// <param name="environment">Variables to add.</param>
    /// <exception cref="TimeoutException">It did not end in time.</exception>
    /// <exception cref="InvalidOperationException">There is no such program.</exception>
    public static async Task<ProgramResult> RunAsync(
        string file,
        IEnumerable<string> arguments,
        TimeSpan? timeout = null,
        string input = "",
        IReadOnlyDictionary<string, string>? environment = null)
    {
        using var process = Start(file, arguments, environment);
        using var limit = new CancellationTokenSource(timeout ?? Minute);
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var error = process.StandardError.ReadToEndAsync(limit.Token);
        try
        {
            await FeedAsync(process, input, limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return new ProgramResult(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException e)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{file} did not end within {timeout ?? Minute}.", e);
        }
    }

    /// <summary>Runs a program that must succeed and gives back its output.</summary>
    /// <exception cref="InvalidOperationException">It ended with another exit code than 0; the message holds what it said.</exception>
    public static async Task<string> OutputOfAsync(
        string file,
        IEnumerable<string> arguments,
        string input = "",
        IReadOnlyDictionary<string, string>? environment = null)
    {
        var result = await RunAsync(file, arguments, input: input, environment: environment);
        return result.ExitCode == 0
            ? result.Output
            : throw new InvalidOperationException(FormattableString.Invariant($"{file} ended with {result.ExitCode}: {result.Error}"));
    }

    private static async Task FeedAsync(Process process, string input, CancellationToken limit)
    {
        try
        {
            await process.StandardInput.WriteAsync(input.AsMemory(), limit);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading everything; its exit code and its own words say why.
        }
    }

    private static Process Start(string file, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var start = new ProcessStartInfo(file, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = utf8,
            StandardOutputEncoding = utf8,
            StandardErrorEncoding = utf8,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>(StringComparer.Ordinal))
            start.Environment[name] = value;
        try
        {
            return Process.Start(start) ?? throw new InvalidOperationException($"{file} did not start.");
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException($"{file} is not installed; ./test installs what the tests use.", e);
        }
    }
}
