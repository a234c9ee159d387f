using System.Diagnostics;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LabelHub.Api.Security;

/// <summary>
/// What each account may have checked a minute. The policy <see cref="RateLimits.Checks"/> takes one permit before a body is read;
/// the handler takes the rest once it knows what the work costs.
/// </summary>
public sealed class CheckBudget(int permits, Func<string, RateLimiter> limiterOf) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _accounts =
        PartitionedRateLimiter.Create<string, string>(account => RateLimitPartition.Get(account, limiterOf));

    /// <summary>The account's permits as a partition of the policy.</summary>
    public RateLimitPartition<string> PartitionOf(string account) =>
        RateLimitPartition.Get(account, RateLimiter (key) => new OneAccount(_accounts, key));

    /// <summary>Null when the account has so many permits left, else 429. Work that costs more than a minute's permits takes them all.</summary>
    /// <param name="http">The request.</param>
    /// <param name="cost">Permits beyond the one the policy took.</param>
    public async ValueTask<ProblemHttpResult?> RefusalAsync(HttpContext http, int cost)
    {
        var wanted = Math.Min(cost, permits - 1);
        if (wanted <= 0 || http.User.FindFirstValue(ClaimTypes.NameIdentifier) is not { } account)
            return null;
        using var lease = await _accounts.AcquireAsync(account, wanted, http.RequestAborted);
        return lease.IsAcquired ? null : RateLimits.TooMany(http.Response, lease);
    }

    public void Dispose() => _accounts.Dispose();

    private sealed class OneAccount(PartitionedRateLimiter<string> accounts, string key) : RateLimiter
    {
        private long _last = Stopwatch.GetTimestamp();

        public override TimeSpan? IdleDuration => Stopwatch.GetElapsedTime(Volatile.Read(ref _last));

        public override RateLimiterStatistics? GetStatistics() => accounts.GetStatistics(key);

        protected override RateLimitLease AttemptAcquireCore(int permitCount)
        {
            Volatile.Write(ref _last, Stopwatch.GetTimestamp());
            return accounts.AttemptAcquire(key, permitCount);
        }

        protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) =>
            accounts.AcquireAsync(key, permitCount, cancellationToken);
    }
}
