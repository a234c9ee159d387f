using Microsoft.Extensions.Logging;

namespace LabelHub.Persistence.Tests.PrivateServer;

/// <summary>Hears that a restart failed.</summary>
internal sealed class RestartLog : ILogger
{
    private readonly TaskCompletionSource _failed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Failed => _failed.Task;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (formatter(state, exception).Contains("could not be started again", StringComparison.Ordinal))
            _failed.TrySetResult();
    }
}
