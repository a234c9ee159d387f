namespace LabelHub.Rendering.Printers.Profiles;

/// <summary>A printer profile that cannot be used; it stops the start.</summary>
public sealed class PrinterProfileException : Exception
{
    public PrinterProfileException(string path, long line, string problem, Exception? inner = null)
        : base(FormattableString.Invariant($"printers/{path}:{line}: {problem}"), inner)
    {
    }
}
