using System.Diagnostics;

namespace LabelHub.Persistence.PrivateServer;

/// <summary>
/// A child whose parent-death signal works: Linux sends that signal when the <em>thread</em> that started the child
/// ends, so the child is started on a thread of its own, which then does nothing but read its error output and wait.
/// </summary>
internal sealed class ChildProcess
{
    private const int KeptLines = 40;

    private readonly ProcessStartInfo _start;
    private readonly Lock _gate = new();
    private readonly Queue<string> _lastLines = new();
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<int> _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Process? _process;

    private ChildProcess(ProcessStartInfo start) => _start = start;

    /// <summary>Completes with the exit code once the child is reaped and every writer of its error output is gone.</summary>
    public Task<int> Exited => _exited.Task;

    public int Id { get; private set; }

    /// <summary>The last lines of the error output; complete once <see cref="Exited"/> is.</summary>
    public string Errors
    {
        get
        {
            lock (_gate)
                return string.Join('\n', _lastLines);
        }
    }

    public static async Task<ChildProcess> StartAsync(ProcessStartInfo start)
    {
        start.UseShellExecute = false;
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        var child = new ChildProcess(start);
        new Thread(child.Live) { IsBackground = true, Name = Path.GetFileName(start.FileName) }.Start();
        await child._started.Task;
        return child;
    }

    /// <summary>
    /// Signals the child unless it has ended. .NET reaps it the moment it does, so its number may be somebody else's
    /// while <see cref="Exited"/> still waits for its last words.
    /// </summary>
    public void Signal(int signal)
    {
        lock (_gate)
        {
            if (_process is { HasExited: false })
                _ = Posix.Signal(Id, signal);
        }
    }

    private void Live()
    {
        try
        {
            using var running = Process.Start(_start)!;
            Id = running.Id;
            _process = running;
            running.StandardInput.Close();
            _started.SetResult();
            Watch(running);
        }
        catch (Exception e)
        {
            // Handed to whoever waits: nothing may escape from a thread of our own.
            if (!_started.TrySetException(e))
                _exited.TrySetException(e);
        }
    }

    private void Watch(Process running)
    {
        // Both programs write a few lines to their standard output at most, which its pipe holds.
        while (running.StandardError.ReadLine() is { } line)
            Keep(line);
        running.WaitForExit();
        lock (_gate)
            _process = null;
        _exited.SetResult(running.ExitCode);
    }

    private void Keep(string line)
    {
        lock (_gate)
        {
            if (_lastLines.Count == KeptLines)
                _lastLines.Dequeue();
            _lastLines.Enqueue(line);
        }
    }
}
