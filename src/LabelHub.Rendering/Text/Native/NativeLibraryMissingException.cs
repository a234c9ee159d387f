namespace LabelHub.Rendering.Text.Native;

/// <summary>A system library the drawing needs is not installed; the message says which one and how to install it.</summary>
public sealed class NativeLibraryMissingException : Exception
{
    public NativeLibraryMissingException(string message)
        : base(message)
    {
    }
}
