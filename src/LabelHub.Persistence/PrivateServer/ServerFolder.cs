using System.Security.Cryptography;
using System.Text;

namespace LabelHub.Persistence.PrivateServer;

/// <summary>What lies where in the data folder.</summary>
internal sealed class ServerFolder
{
    /// <summary>A socket's address holds 107 bytes; the socket is named <c>/.s.PGSQL.5432</c>.</summary>
    private const int MaxSocketFolderBytes = 107 - 14;

    private const string LinkedPrefix = "labelhub-";

    private ServerFolder(string root) => Root = root;

    public string Root { get; }

    /// <summary>Held while an application uses the folder.</summary>
    public string LockFile => Path.Combine(Root, "postgres.lock");

    /// <summary>PostgreSQL's data.</summary>
    public string Cluster => Path.Combine(Root, "pg");

    /// <summary>Where initdb works, until its result is whole and takes the name <see cref="Cluster"/>.</summary>
    public string Draft => Path.Combine(Root, "pg.new");

    /// <summary>Where the socket is: a folder, or a link to one where this path is too long for a socket's address.</summary>
    public string Run => Path.Combine(Root, "run");

    public static ServerFolder At(string path)
    {
        var root = Path.GetFullPath(path);
        Directory.CreateDirectory(root);
        return new ServerFolder(Posix.RealPath(root));
    }

    /// <summary>The major version that made the data; null when there are none.</summary>
    public int? DataVersion()
    {
        var file = Path.Combine(Cluster, "PG_VERSION");
        return File.Exists(file) && int.TryParse(File.ReadAllText(file).Trim(), out var version) ? version : null;
    }

    /// <summary>Makes the socket's folder anew and returns where it really is.</summary>
    public string PrepareSocketFolder(ServerAccount account)
    {
        RemoveSocketFolder();
        return FitsSocket(Run) ? CreatePrivate(Run, account) : LinkedFolder(account);
    }

    /// <summary>A folder of mode 0700 that belongs to the server's user.</summary>
    public static string CreatePrivate(string path, ServerAccount account)
    {
        if (!OperatingSystem.IsLinux())
            throw new PrivatePostgresException(
                "The private PostgreSQL server needs Linux: set ConnectionStrings:Postgres to a server of your own.");
        Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        account.TakeOver(path);
        return path;
    }

    public void RemoveSocketFolder()
    {
        var run = new DirectoryInfo(Run);
        if (run.LinkTarget is { } target)
        {
            if (Path.GetFileName(target).StartsWith(LinkedPrefix, StringComparison.Ordinal) && Directory.Exists(target))
                Directory.Delete(target, recursive: true);
            File.Delete(Run);
        }
        else if (run.Exists)
        {
            run.Delete(recursive: true);
        }
    }

    /// <summary>Npgsql and PostgreSQL split lists of hosts and folders at these; plain names need no quoting anywhere.</summary>
    internal static bool FitsSocket(string folder) =>
        Encoding.UTF8.GetByteCount(folder) <= MaxSocketFolderBytes
            && folder.All(c => char.IsLetterOrDigit(c) || c is '/' or '.' or '_' or '-');

    private string LinkedFolder(ServerAccount account)
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Root)).AsSpan(0, 4));
        var folder = Directory.CreateTempSubdirectory($"{LinkedPrefix}{name}-").FullName;
        if (!FitsSocket(folder))
        {
            Directory.Delete(folder);
            throw new PrivatePostgresException(
                $"Neither '{Run}' nor '{folder}' can hold a socket (too long, or unusual characters): choose a shorter --data.");
        }

        account.TakeOver(folder);
        Directory.CreateSymbolicLink(Run, folder);
        return folder;
    }
}
