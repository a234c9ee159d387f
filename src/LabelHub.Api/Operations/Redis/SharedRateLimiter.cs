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

    /// <summary>Adds one unless the last six parts are full; gives back what was there before.</summary>
    private const string Count =
        """
        local sum = 0
        for i = 1, #KEYS do sum = sum + tonumber(redis.call('get', KEYS[i]) or '0') end
        if sum < tonumber(ARGV[1]) then
            redis.call('incr', KEYS[1])
            redis.call('expire', KEYS[1], ARGV[2])
        end
        return sum
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
        var (answered, before) = await link.AskAsync(
            redis => redis.ScriptEvaluateAsync(Count, keys, [permits, PartSeconds * (Parts + 1)]));
        if (!answered)
            return await own.AcquireAsync(permitCount, cancellationToken);
        return (long)before! < permits ? Granted.Lease : new Refusal(TimeSpan.FromSeconds(PartSeconds));
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
