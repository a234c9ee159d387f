namespace LabelHub.Persistence.Tests.PrivateServer;

/// <summary>A folder that the server's user may enter and that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("labelhub-folder-");

    public TemporaryFolder(string inside = "data")
    {
        if (OperatingSystem.IsLinux())
            File.SetUnixFileMode(_root.FullName, File.GetUnixFileMode(_root.FullName) | UnixFileMode.OtherExecute);
        Path = System.IO.Path.Combine(_root.FullName, inside);
    }

    /// <summary>Not made yet.</summary>
    public string Path { get; }

    public string Root => _root.FullName;

    public void Dispose() => _root.Delete(recursive: true);
}
