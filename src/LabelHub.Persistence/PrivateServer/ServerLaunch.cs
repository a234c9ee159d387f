using System.Diagnostics;

namespace LabelHub.Persistence.PrivateServer;

/// <summary>How PostgreSQL's programs are started: as whom, bound to our life, out of our terminal's reach.</summary>
internal sealed record ServerLaunch(ServerAccount Account, PostgresPrograms Programs)
{
    /// <summary>All the child sees of our environment: no PG* settings, and none of the application's secrets.</summary>
    private static readonly string[] Inherited = ["PATH", "TMPDIR"];

    /// <summary>The server, which shuts down by itself (fast, clean) when the application dies.</summary>
    public ProcessStartInfo Server(string cluster, string socketFolder) => AsServerUser("INT",
    [
        Programs.Server, "-D", cluster,
        "-c", "listen_addresses=",
        "-c", "port=5432",
        "-c", $"unix_socket_directories={socketFolder}",
        "-c", "unix_socket_permissions=0700",
        "-c", "max_connections=200",
        "-c", "jit=off",
        "-c", "timezone=UTC",
        .. Logging,
    ]);

    public ProcessStartInfo InitDb(string cluster) => AsServerUser("KILL",
    [
        Programs.InitDb, "-D", cluster, "-U", Cluster.Superuser, "-E", "UTF8", "--locale=C.UTF-8",
        "--auth-local=peer", "--auth-host=reject", "--data-checksums", "--no-instructions",
    ]);

    /// <summary>Ends with 0 when the server's user can reach the folder.</summary>
    public ProcessStartInfo CanReach(string folder) => AsServerUser("KILL", ["test", "-x", folder]);

    /// <summary>Its own log goes through us and must not carry what people typed: no statements, no row values.</summary>
    private static IEnumerable<string> Logging =>
    [
        "-c", "log_destination=stderr",
        "-c", "logging_collector=off",
        "-c", "log_line_prefix=",
        "-c", "log_min_messages=log",
        "-c", "log_min_error_statement=panic",
        "-c", "log_error_verbosity=terse",
    ];

    /// <summary>
    /// <c>setsid</c> keeps Ctrl-C from the server until we stop it; <c>setpriv</c> drops root and asks the kernel for
    /// a signal at our death. Both replace themselves, so the child's id is the server's.
    /// </summary>
    internal ProcessStartInfo AsServerUser(string deathSignal, IEnumerable<string> command)
    {
        string[] identity = Account.DropsPrivileges
            ? [$"--reuid={Account.Server.UserId}", $"--regid={Account.Server.GroupId}", "--init-groups"]
            : [];
        var start = new ProcessStartInfo("setsid", ["setpriv", .. identity, "--no-new-privs", "--pdeathsig", deathSignal, .. command])
        {
            WorkingDirectory = "/",
        };
        foreach (var name in start.Environment.Keys.Except(Inherited, StringComparer.Ordinal).ToList())
            start.Environment.Remove(name);
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["TZ"] = "UTC";
        return start;
    }
}
