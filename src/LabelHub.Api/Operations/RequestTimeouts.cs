using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace LabelHub.Api.Operations;

/// <summary>
/// A phone is not kept waiting for a database that hangs: what a request asks of it ends after a few seconds and is answered with 503.
/// Jobs and migrations have longer timeouts.
/// </summary>
public sealed class RequestTimeouts(IHttpContextAccessor requests) : DbCommandInterceptor
{
    /// <summary>Longer than <see cref="Persistence.Idempotency.IdempotencyStore"/> waits for a key.</summary>
    private const int RequestSeconds = 5;
    private const int JobSeconds = 30;
    private const int ConnectSeconds = 2;
    private const int CancellationMilliseconds = 500;

    /// <summary>The connection string with what holds for connecting and for the ends of transactions, which no interceptor sees; what the operator gave stays.</summary>
    public static string Shorten(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        if (!settings.ShouldSerialize("Timeout"))
            settings.Timeout = ConnectSeconds;
        if (!settings.ShouldSerialize("Command Timeout"))
            settings.CommandTimeout = RequestSeconds;
        if (!settings.ShouldSerialize("Cancellation Timeout"))
            settings.CancellationTimeout = CancellationMilliseconds;
        return settings.ConnectionString;
    }

    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
    {
        ArgumentNullException.ThrowIfNull(result);
        result.CommandTimeout = requests.HttpContext is null
            ? Math.Max(result.CommandTimeout, JobSeconds)
            : Math.Min(result.CommandTimeout, RequestSeconds);
        return result;
    }
}
