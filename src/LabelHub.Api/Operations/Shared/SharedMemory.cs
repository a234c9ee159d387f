using StackExchange.Redis;

namespace LabelHub.Api.Operations.Shared;

/// <summary>
/// Redis, as far as it is there. What is kept in it only saves work or sharpens a limit, so nobody waits for it long
/// and nobody fails because of it: every call has its time, and the caller goes on by itself when there is no answer.
/// </summary>
public sealed partial class SharedMemory : IDisposable
{
    /// <summary>Of one call, unless <c>Redis:PatienceMilliseconds</c> says otherwise.</summary>
    private const int UsualPatienceMs = 500;

    /// <summary>After a failure nobody asks for so long: a server that hangs would cost every request its patience.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);

    private readonly ConnectionMultiplexer? _connection;

    /// <summary>The library's own asynchronous calls never time out.</summary>
    private readonly TimeSpan _patience;

    private readonly TimeProvider _time;
    private readonly ILogger<SharedMemory> _logger;
    private long _restUntil;
    private int _isDown;

    public SharedMemory(IConfiguration configuration, TimeProvider time, ILogger<SharedMemory> logger)
    {
        (_time, _logger) = (time, logger);
        _patience = TimeSpan.FromMilliseconds(WholeNumber.Read(configuration.GetSection("Redis"), "PatienceMilliseconds", UsualPatienceMs));
        if (configuration.GetConnectionString("Redis") is { Length: > 0 } address)
            _connection = ConnectionMultiplexer.Connect(SettingsOf(address));
    }

    /// <summary>False: this node remembers by itself.</summary>
    public bool IsConfigured => _connection is not null;

    /// <summary>Asks; what comes back tells whether there was an answer.</summary>
    public async Task<(bool Answered, T? Answer)> AskAsync<T>(Func<IDatabase, Task<T>> ask)
    {
        if (_connection is null || _time.GetTimestamp() < Volatile.Read(ref _restUntil))
            return default;
        try
        {
            var answer = await ask(_connection.GetDatabase()).WaitAsync(_patience);
            if (Interlocked.Exchange(ref _isDown, 0) == 1)
                Back(_logger);
            return (true, answer);
        }
        catch (Exception e) when (e is RedisException or TimeoutException or InvalidOperationException or ObjectDisposedException)
        {
            Volatile.Write(ref _restUntil, _time.GetTimestamp() + (long)(Rest.TotalSeconds * _time.TimestampFrequency));
            if (Interlocked.Exchange(ref _isDown, 1) == 0)
                Away(_logger, e.GetType().Name);
            return default;
        }
    }

    /// <summary>Whether it answers now.</summary>
    public async Task<bool> PingAsync() => (await AskAsync(async redis => (bool?)(await redis.PingAsync() >= TimeSpan.Zero))).Answered;

    public void Dispose() => _connection?.Dispose();

    private static ConfigurationOptions SettingsOf(string address)
    {
        try
        {
            var settings = ConfigurationOptions.Parse(address);
            settings.AbortOnConnectFail = false; // a node starts without it
            settings.ConnectTimeout = 1000;
            settings.SyncTimeout = 1000;
            settings.KeepAlive = 5;
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
