using Npgsql;

namespace LabelHub.Api.Http;

/// <summary>Tells an outage, which passes and is worth another try, from a bug, which is not.</summary>
public static class Unavailability
{
    /// <summary>When the phone should try again; the private server is back within seconds.</summary>
    public const string RetryAfterSeconds = "5";

    /// <summary>Whether the database is away, full, or has no connection to spare.</summary>
    public static bool Is(Exception? error)
    {
        for (var e = error; e is not null; e = e.InnerException)
        {
            if (e is PostgresException { SqlState: { } state }
                && (state.StartsWith("53", StringComparison.Ordinal) || state.StartsWith("57P", StringComparison.Ordinal)))
                return true;
            if (e is NpgsqlException { IsTransient: true } and not PostgresException)
                return true;
        }

        return false;
    }
}
