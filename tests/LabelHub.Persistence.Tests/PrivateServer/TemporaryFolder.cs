namespace LabelHub.Persistence.Tests.PrivateServer;

/// <summary>A folder that the server's user may enter and that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("labelhub-folder-");

    public TemporaryFolder(string inside = "data")
    {
        if (OperatingSystem.IsLinux())
            File.SetUnixFileMode(root.FullName, File.GetUnixFileMode(root.FullName) | UnixFileMode.OtherExecute);
        Path = System.IO.Path.Combine(root.FullName, inside);
    }

    /// <summary>Not made yet.</summary>
    public string Path { get; }

    public string Root => root.FullName;

    public void Dispose() => root.Delete(recursive: true);
}
