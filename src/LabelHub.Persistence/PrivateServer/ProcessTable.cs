using System.Globalization;

namespace LabelHub.Persistence.PrivateServer;

/// <summary>What /proc says about processes.</summary>
internal static class ProcessTable
{
    private const string DeletedMark = " (deleted)";

    /// <summary>Whether this process is a PostgreSQL that works in this data folder: the only ones we ever signal.</summary>
    public static bool IsServerOf(int pid, string cluster) =>
        Link(pid, "exe") is { } program && Path.GetFileName(program) == "postgres" && WorksIn(pid, cluster);

    /// <summary>Whether any process works in the folder: a server's children outlive it for a moment.</summary>
    public static bool AnyWorksIn(string cluster) => All().Any(pid => WorksIn(pid, cluster));

    /// <summary>Whether the kernel still knows the process, if only as a zombie nobody has reaped.</summary>
    public static bool Exists(int pid) => Directory.Exists($"/proc/{pid}");

    private static IEnumerable<int> All()
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var pid))
                yield return pid;
        }
    }

    private static bool WorksIn(int pid, string cluster) => Link(pid, "cwd") == cluster;

    /// <summary>Null when the process is gone, is a zombie, or belongs to somebody we may not look at.</summary>
    private static string? Link(int pid, string name)
    {
        try
        {
            var target = new FileInfo($"/proc/{pid}/{name}").LinkTarget;
            return target is not null && target.EndsWith(DeletedMark, StringComparison.Ordinal) ? target[..^DeletedMark.Length] : target;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
