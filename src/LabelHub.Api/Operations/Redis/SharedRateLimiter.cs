using System.Globalization;
using System.Threading.RateLimiting;
using StackExchange.Redis;

namespace LabelHub.Api.Operations.Redis;

/// <summary>
/// So many requests a minute over all nodes, counted in Redis by sixths of a minute, as a node by itself does; without
/// Redis this node's own count holds.
/// </summary>
public sealed class SharedRateLimiter(RedisLink link, TimeProvider time, string key, int permits, RateLimiter own) : RateLimiter
{
    private const int PartSeconds = 10;
    private const int Parts = 6;

    /// <summary>Adds what is asked for unless that would overfill the last six parts; says whether it did.</summary>
    private const string Count =
        """
        local sum = 0
        for i = 1, #KEYS do sum = sum + tonumber(redis.call('get', KEYS[i]) or '0') end
        if sum + tonumber(ARGV[3]) > tonumber(ARGV[1]) then return 0 end
        redis.call('incrby', KEYS[1], ARGV[3])
        redis.call('expire', KEYS[1], ARGV[2])
        return 1
        """;

    public override TimeSpan? IdleDuration => own.IdleDuration;

    public override RateLimiterStatistics? GetStatistics() => own.GetStatistics();

    /// <summary>Redis cannot be asked without waiting: the caller goes on to the other way of asking.</summary>
    protected override RateLimitLease AttemptAcquireCore(int permitCount) =>
        link.IsConfigured ? Refusal.WithoutAnswer : own.AttemptAcquire(permitCount);

    protected override async ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
    {
        var part = time.GetUtcNow().ToUnixTimeSeconds() / PartSeconds;
        RedisKey[] keys = [.. Enumerable.Range(0, Parts)
            .Select(i => (RedisKey)string.Create(CultureInfo.InvariantCulture, $"labelhub:rate:{key}:{part - i}"))];
        var (answered, granted) = await link.AskAsync(
            redis => redis.ScriptEvaluateAsync(Count, keys, [permits, PartSeconds * (Parts + 1), permitCount]));
        if (!answered)
            return await own.AcquireAsync(permitCount, cancellationToken);
        return (long)granted! == 1 ? Granted.Lease : new Refusal(TimeSpan.FromSeconds(PartSeconds));
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            own.Dispose();
        base.Dispose(disposing);
    }

    private sealed class Granted : RateLimitLease
    {
        public static readonly Granted Lease = new();

        public override bool IsAcquired => true;

        public override IEnumerable<string> MetadataNames => [];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = null;
            return false;
        }
    }

    private sealed class Refusal(TimeSpan? after) : RateLimitLease
    {
        public static readonly Refusal WithoutAnswer = new(after: null);

        public override bool IsAcquired => false;

        public override IEnumerable<string> MetadataNames => after is null ? [] : [MetadataName.RetryAfter.Name];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = metadataName == MetadataName.RetryAfter.Name ? after : null;
            return metadata is not null;
        }
    }
}
