using System.Globalization;

namespace LabelHub.Persistence.PrivateServer;

/// <summary>Where PostgreSQL's programs are installed.</summary>
/// <param name="Folder">Holds <c>postgres</c> and <c>initdb</c>.</param>
internal sealed record PostgresPrograms(string Folder)
{
    private const string DebianRoot = "/usr/lib/postgresql";

    public string Server => Path.Combine(Folder, "postgres");

    public string InitDb => Path.Combine(Folder, "initdb");

    /// <summary>Finds the newest installed version, or exactly the one the data were made by.</summary>
    /// <param name="madeBy">The major version in the data's PG_VERSION; null when there are no data yet.</param>
    /// <param name="searchPath">The value of PATH.</param>
    public static PostgresPrograms Find(int? madeBy, string? searchPath) =>
        Find(madeBy, Candidates(DebianRoot, searchPath));

    public static PostgresPrograms Find(int? madeBy, IEnumerable<(int? Version, string Folder)> candidates)
    {
        foreach (var (version, folder) in candidates)
        {
            var programs = new PostgresPrograms(folder);
            var fits = madeBy is null || version is null || version == madeBy;
            if (fits && File.Exists(programs.Server) && File.Exists(programs.InitDb))
                return programs;
        }

        throw new PrivatePostgresException(madeBy is null
            ? "PostgreSQL is not installed: apt-get install postgresql, or set ConnectionStrings:Postgres to a server of your own."
            : $"The data were made by PostgreSQL {madeBy}, which is not installed: apt-get install postgresql-{madeBy}.");
    }

    /// <summary>Debian's folders by version, newest first, then whatever PATH leads to (its version unknown until it starts).</summary>
    public static IEnumerable<(int? Version, string Folder)> Candidates(string debianRoot, string? searchPath)
    {
        var debian = Directory.Exists(debianRoot) ? Directory.GetDirectories(debianRoot) : [];
        var versions = debian
            .Select(folder => (Version: MajorVersion(Path.GetFileName(folder)), Folder: Path.Combine(folder, "bin")))
            .Where(found => found.Version is not null)
            .OrderByDescending(found => found.Version);
        var onPath = (searchPath ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, "postgres"))
            .Where(File.Exists)
            .Select(program => ((int?)null, Path.GetDirectoryName(Posix.RealPath(program))!))
            .Where(found => !found.Item2.StartsWith(debianRoot + "/", StringComparison.Ordinal));
        return versions.Concat(onPath);
    }

    private static int? MajorVersion(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
}
