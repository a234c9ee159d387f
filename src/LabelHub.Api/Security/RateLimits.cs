using System.Globalization;
using System.Net;
using System.Security.Claims;
using System.Threading.RateLimiting;
using LabelHub.Api.Http;
using LabelHub.Api.Operations.Redis;
using LabelHub.Api.Public;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace LabelHub.Api.Security;

/// <summary>Permits a minute, from the section <c>RateLimits</c>.</summary>
public sealed class RateLimitOptions
{
    /// <summary>Sign-ins a minute from one address.</summary>
    public int SignIns { get; set; } = 30;

    /// <summary>Checks and renderings together a minute of one account; a list costs what it checks, a long text more.</summary>
    public int Checks { get; set; } = 600;

    /// <summary>Lists and looks at products a minute of one account.</summary>
    public int Reads { get; set; } = 1200;

    /// <summary>Public pages a minute from one address.</summary>
    public int PublicPages { get; set; } = 300;

    /// <summary>Forged pushes a minute from one address that are answered as such; genuine ones are never limited.</summary>
    public int ForgedPushes { get; set; } = 60;
}

/// <summary>How many pushes that are not WeChat's an address may send; asked only once one has proved to be none.</summary>
public sealed record ForgedPushLimit(PartitionedRateLimiter<HttpContext> Limiter) : IDisposable
{
    public void Dispose() => Limiter.Dispose();
}

/// <summary>The rate limits and which routes they hold for.</summary>
public static class RateLimits
{
    public const string SignIns = "sign-ins";
    public const string Checks = "checks";
    public const string Reads = "reads";
    public const string PublicPages = "public-pages";
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static void AddRateLimits(this WebApplicationBuilder builder)
    {
        var limits = Read(builder.Configuration.GetSection("RateLimits"));
        builder.Services.AddSingleton(new ForgedPushLimit(PartitionedRateLimiter.Create<HttpContext, string>(
            context => PerMinute(context, "f" + Address(context), limits.ForgedPushes), StringComparer.Ordinal)));
        builder.Services.AddSingleton(provider => new CheckBudget(limits.Checks, account => Limiter(provider, account, limits.Checks)));
        builder.Services.AddRateLimiter(options =>
        {
            options.AddPolicy(SignIns, context => PerMinute(context, "a" + Address(context), limits.SignIns));
            options.AddPolicy(Checks, context => context.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } account
                ? context.RequestServices.GetRequiredService<CheckBudget>().PartitionOf(account)
                : NobodysRequest());
            options.AddPolicy(Reads, context => context.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } account
                ? PerMinute(context, "r" + account, limits.Reads)
                : NobodysRequest());
            options.AddPolicy(PublicPages, context => PerMinute(context, "p" + Address(context), limits.PublicPages));
            options.OnRejected = (context, cancellation) => RefuseAsync(context);
        });
    }

    private static RateLimitOptions Read(IConfigurationSection section)
    {
        var usual = new RateLimitOptions();
        return new RateLimitOptions
        {
            SignIns = WholeNumber.Read(section, nameof(RateLimitOptions.SignIns), usual.SignIns),
            Checks = WholeNumber.Read(section, nameof(RateLimitOptions.Checks), usual.Checks),
            Reads = WholeNumber.Read(section, nameof(RateLimitOptions.Reads), usual.Reads),
            PublicPages = WholeNumber.Read(section, nameof(RateLimitOptions.PublicPages), usual.PublicPages),
            ForgedPushes = WholeNumber.Read(section, nameof(RateLimitOptions.ForgedPushes), usual.ForgedPushes),
        };
    }

    /// <summary>Over all nodes when Redis is there, else of this node.</summary>
    private static RateLimitPartition<string> PerMinute(HttpContext context, string key, int permits)
    {
        var services = context.RequestServices;
        return RateLimitPartition.Get(key, RateLimiter (_) => Limiter(services, key, permits));
    }

    private static SharedRateLimiter Limiter(IServiceProvider services, string key, int permits) => new SharedRateLimiter(
        services.GetRequiredService<RedisLink>(), services.GetRequiredService<TimeProvider>(), key, permits, OfThisNode(permits));

    private static SlidingWindowRateLimiter OfThisNode(int permits) => new(new SlidingWindowRateLimiterOptions
    {
        PermitLimit = permits,
        Window = Window,
        SegmentsPerWindow = 6,
        QueueLimit = 0,
    });

    // without a session the answer is 401 whatever the pace: strangers must not use up one another's permits
    private static RateLimitPartition<string> NobodysRequest() => RateLimitPartition.GetNoLimiter("");

    // an IPv6 client owns a /64; counting its single addresses would count nothing
    private static string Address(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        return Convert.ToHexString(bytes.AsSpan(0, Math.Min(8, bytes.Length)));
    }

    /// <summary>429 for a request whose work costs more than the account has left.</summary>
    public static ProblemHttpResult TooMany(HttpResponse response, RateLimitLease lease)
    {
        WriteRetryAfter(response, lease);
        return TypedResults.Problem(TooMany());
    }

    /// <summary>Says in the answer when to come again.</summary>
    public static void WriteRetryAfter(HttpResponse response, RateLimitLease lease)
    {
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(10);
        response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The problem of whoever comes too often.</summary>
    public static ProblemDetails TooMany() => Problems.Body(429, "request.tooMany", "操作太频繁，请稍等片刻再试。");

    private static async ValueTask RefuseAsync(OnRejectedContext context)
    {
        var response = context.HttpContext.Response;
        response.StatusCode = StatusCodes.Status429TooManyRequests;
        WriteRetryAfter(response, context.Lease);
        if (PublicPage.IsPage(context.HttpContext.Request.Path))
        {
            await PublicPage.Send(PublicPage.TooManyHtml(), StatusCodes.Status429TooManyRequests).ExecuteAsync(context.HttpContext);
            return;
        }

        await response.WriteAsJsonAsync(
            TooMany(), options: null, contentType: "application/problem+json");
    }
}
