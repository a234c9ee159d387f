using Microsoft.Extensions.Logging;

namespace LabelHub.Persistence.PrivateServer;

internal static partial class ServerLog
{
    [LoggerMessage(LogLevel.Information, "PostgreSQL runs in {Folder} (process {ProcessId})")]
    public static partial void Started(ILogger logger, string folder, int processId);

    [LoggerMessage(LogLevel.Information, "PostgreSQL in {Folder} has stopped")]
    public static partial void Stopped(ILogger logger, string folder);

    [LoggerMessage(LogLevel.Error, "PostgreSQL died with exit code {ExitCode} and is started again: {Errors}")]
    public static partial void Died(ILogger logger, int exitCode, string errors);

    [LoggerMessage(LogLevel.Warning, "PostgreSQL runs again (process {ProcessId})")]
    public static partial void Restarted(ILogger logger, int processId);

    [LoggerMessage(LogLevel.Error, "PostgreSQL could not be started again; next try in {Seconds} s")]
    public static partial void RestartFailed(ILogger logger, Exception failure, double seconds);
}
