using StackExchange.Redis;

namespace LabelHub.Api.Operations.Redis;

/// <summary>
/// The connection to Redis, made when the host starts. What Redis keeps only saves work or sharpens a limit, so no
/// request waits for it long or fails because of it: every call has a timeout, and without an answer the caller goes
/// on with what this node knows.
/// </summary>
public sealed partial class RedisLink : IHostedService, IAsyncDisposable
{
    /// <summary>Timeout of one call, unless <c>Redis:TimeoutMilliseconds</c> says otherwise.</summary>
    internal const int DefaultTimeoutMs = 500;

    /// <summary>After a failure Redis is not asked for so long: while it hangs, every call would cost its timeout.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly ConfigurationOptions? _settings;
    private readonly TimeProvider _time;
    private readonly ILogger<RedisLink> _logger;
    private ConnectionMultiplexer? _connection;
    private long _pausedUntil;
    private int _isDown;

    public RedisLink(IConfiguration configuration, TimeProvider time, ILogger<RedisLink> logger)
    {
        (_time, _logger) = (time, logger);
        var timeout = WholeNumber.Read(configuration.GetSection("Redis"), "TimeoutMilliseconds", DefaultTimeoutMs);
        if (configuration.GetConnectionString("Redis") is { Length: > 0 } address)
            _settings = SettingsOf(address, timeout);
    }

    /// <summary>False: this node remembers by itself.</summary>
    public bool IsConfigured => _settings is not null;

    /// <summary>A Redis that is away does not keep the node from starting; the library connects once it is there.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (_settings is not null)
            _connection = await ConnectionMultiplexer.ConnectAsync(_settings);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Asks; the answer comes with whether there was one.</summary>
    public async Task<(bool Answered, T? Answer)> AskAsync<T>(Func<IDatabase, Task<T>> ask)
    {
        if (_connection is null || _time.GetTimestamp() < Volatile.Read(ref _pausedUntil))
            return default;
        try
        {
            var answer = await ask(_connection.GetDatabase());
            if (Interlocked.Exchange(ref _isDown, 0) == 1)
                Back(_logger);
            return (true, answer);
        }
        catch (Exception e) when (e is RedisException or TimeoutException or ObjectDisposedException)
        {
            Volatile.Write(ref _pausedUntil, _time.GetTimestamp() + (long)(Pause.TotalSeconds * _time.TimestampFrequency));
            if (Interlocked.Exchange(ref _isDown, 1) == 0)
                Away(_logger, e.GetType().Name);
            return default;
        }
    }

    /// <summary>Whether it answers now.</summary>
    public async Task<bool> PingAsync() => (await AskAsync(async redis => (bool?)(await redis.PingAsync() >= TimeSpan.Zero))).Answered;

    public ValueTask DisposeAsync() => _connection?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static ConfigurationOptions SettingsOf(string address, int timeoutMs)
    {
        try
        {
            var settings = ConfigurationOptions.Parse(address);
            settings.AbortOnConnectFail = false; // a node starts without it
            settings.ConnectTimeout = 1000;
            settings.AsyncTimeout = timeoutMs;
            settings.KeepAlive = 5;
            // timeouts and dead connections are only noticed at this interval
            settings.HeartbeatInterval = TimeSpan.FromMilliseconds(100);
            // while it is away a call fails at once instead of waiting in a queue for the connection
            settings.BacklogPolicy = BacklogPolicy.FailFast;
            return settings;
        }
        catch (ArgumentException e)
        {
            throw new SetupException("ConnectionStrings:Redis cannot be read; it looks like host:6379,password=…", e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Redis does not answer ({Failure}): this node goes on by itself")]
    private static partial void Away(ILogger logger, string failure);

    [LoggerMessage(Level = LogLevel.Information, Message = "Redis answers again")]
    private static partial void Back(ILogger logger);
}
