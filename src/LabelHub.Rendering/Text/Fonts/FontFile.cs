using System.IO.MemoryMappedFiles;
using SkiaSharp;

namespace LabelHub.Rendering.Text.Fonts;

/// <summary>A mapped font file: its pages are shared by every face made of it, which it must outlive.</summary>
internal sealed unsafe class FontFile : IDisposable
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private bool _disposed;

    private FontFile(MemoryMappedFile file, int length, MemoryMappedFileAccess access)
    {
        _file = file;
        Length = length;
        _view = file.CreateViewAccessor(0, length, access);
        byte* data = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref data);
        Data = data + _view.PointerOffset;
    }

    public byte* Data { get; }

    public int Length { get; }

    /// <summary>Maps a file; a missing or empty one is an error that names it.</summary>
    public static FontFile Open(string path) => Open(path, MemoryMappedFileAccess.Read);

    /// <summary>Maps a file so that its bytes may be changed in this process; only the pages that are take memory.</summary>
    public static FontFile OpenToChange(string path) => Open(path, MemoryMappedFileAccess.CopyOnWrite);

    private static FontFile Open(string path, MemoryMappedFileAccess access)
    {
        var info = new FileInfo(path);
        if (!info.Exists)
            throw new FileNotFoundException($"The font file {path} is missing: a label may use no other font.", path);
        if (info.Length is 0 or > 64 * 1024 * 1024)
            throw new InvalidDataException(FormattableString.Invariant($"The font file {path} has {info.Length} bytes."));
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        var file = MemoryMappedFile.CreateFromFile(
            stream, null, 0, access, HandleInheritability.None, leaveOpen: false);
        return new FontFile(file, (int)info.Length, access);
    }

    /// <summary>The face for Skia, over the mapped bytes; it serves all threads.</summary>
    public SKTypeface OpenFace()
    {
        using var bytes = SKData.Create((nint)Data, Length);
        return SKTypeface.FromData(bytes) ?? throw new InvalidDataException("Skia cannot read the font file.");
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
