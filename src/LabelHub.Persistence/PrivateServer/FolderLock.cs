namespace LabelHub.Persistence.PrivateServer;

/// <summary>
/// One application per data folder: an flock that the kernel lets go of when the process ends, however it ends.
/// </summary>
internal sealed class FolderLock : IDisposable
{
    private const int WouldBlock = 11;

    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    public static FolderLock Take(string path, string folder)
    {
        try
        {
            return new FolderLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e) when (e.HResult == WouldBlock)
        {
            throw new PrivatePostgresException(
                $"The data folder '{folder}' is in use by another LabelHub: stop that one, or choose another folder with --data.", e);
        }
    }

    public void Dispose() => _file.Dispose();
}
