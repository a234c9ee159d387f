using System.Diagnostics;
using System.Globalization;

namespace LabelHub.Persistence.Tests.PrivateServer;

/// <summary>A separate process that owns a private server.</summary>
internal sealed class ServerApplication : IDisposable
{
    private readonly Process _process;

    private ServerApplication(Process process, int serverId)
    {
        _process = process;
        ServerId = serverId;
    }

    public int ServerId { get; }

    public static async Task<ServerApplication> StartAsync(string folder)
    {
        var application = Process.Start(new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, folder])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var line = await application.StandardOutput.ReadLineAsync();
        Assert.StartsWith(Program.ReadyMark, line, StringComparison.Ordinal);
        return new ServerApplication(application, int.Parse(line![Program.ReadyMark.Length..], CultureInfo.InvariantCulture));
    }

    /// <summary>SIGKILL: nothing of the application's own runs any more.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public async Task EndAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
    }
}
