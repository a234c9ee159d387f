using System.IO.MemoryMappedFiles;

namespace LabelHub.Rendering.Text.Fonts;

/// <summary>A font file mapped read-only: its pages are shared by every face made of it, which it must outlive.</summary>
internal sealed unsafe class FontFile : IDisposable
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private bool _disposed;

    private FontFile(MemoryMappedFile file, int length)
    {
        _file = file;
        Length = length;
        _view = file.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
        byte* data = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref data);
        Data = data + _view.PointerOffset;
    }

    public byte* Data { get; }

    public int Length { get; }

    /// <summary>Maps a file; a missing or empty one is an error that names it.</summary>
    public static FontFile Open(string path)
    {
        var info = new FileInfo(path);
        if (!info.Exists)
            throw new FileNotFoundException($"The font file {path} is missing: a label may use no other font.", path);
        if (info.Length is 0 or > 64 * 1024 * 1024)
            throw new InvalidDataException(FormattableString.Invariant($"The font file {path} has {info.Length} bytes."));
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        var file = MemoryMappedFile.CreateFromFile(
            stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        return new FontFile(file, (int)info.Length);
    }

    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
    }
}
