using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace LabelHub.Rendering.Documents.Pdf;

/// <summary>A PDF being written: a cairo surface over memory. The same pages give the same bytes, so it carries no date.</summary>
internal sealed unsafe class PdfFile : IDisposable
{
    private readonly MemoryStream _bytes = new(64 * 1024);
    private readonly GCHandle _self;
    private readonly nint _surface;
    private bool _disposed;

    /// <param name="widthPoints">Width of the pages in 1/72 inch.</param>
    /// <param name="heightPoints">Height of the pages.</param>
    /// <param name="title">What viewers show in the window's head.</param>
    public PdfFile(double widthPoints, double heightPoints, string title)
    {
        _self = GCHandle.Alloc(_bytes);
        _surface = Cairo.CreatePdf(&Write, (void*)GCHandle.ToIntPtr(_self), widthPoints, heightPoints);
        Cairo.SetMetadata(_surface, Cairo.CreateDate, null);
        Cairo.SetMetadata(_surface, Cairo.ModifyDate, null);
        fixed (byte* text = Encoding.UTF8.GetBytes(title + "\0"))
            Cairo.SetMetadata(_surface, Cairo.Title, text);
        Context = Cairo.Create(_surface);
        Check("starting a PDF");
    }

    /// <summary>What is drawn with.</summary>
    public nint Context { get; }

    public void EndPage()
    {
        Cairo.ShowPage(Context);
        Check("a page");
    }

    public byte[] Finish()
    {
        Cairo.Finish(_surface);
        Check("ending a PDF");
        return _bytes.ToArray();
    }

    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        Cairo.Destroy(Context);
        // Destroying ends the file, which writes: the handle goes last.
        Cairo.DestroySurface(_surface);
        _self.Free();
        _bytes.Dispose();
    }

    private void Check(string what)
    {
        Cairo.Check(Cairo.Status(Context), what);
        Cairo.Check(Cairo.SurfaceStatus(_surface), what);
    }

    /// <summary>No exception may cross into cairo; it gets a status instead, which <see cref="Check"/> finds.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Write(void* closure, byte* data, uint length)
    {
        try
        {
            ((MemoryStream)GCHandle.FromIntPtr((nint)closure).Target!).Write(new ReadOnlySpan<byte>(data, (int)length));
            return 0;
        }
#pragma warning disable CA1031 // whatever it is, it is told as cairo's status
        catch (Exception)
#pragma warning restore CA1031
        {
            return Cairo.WriteError;
        }
    }
}
