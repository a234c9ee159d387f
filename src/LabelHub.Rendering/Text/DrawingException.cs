namespace LabelHub.Rendering.Text;

/// <summary>Labels cannot be drawn as they must be on this machine; the message is one sentence for those who start the program.</summary>
public sealed class DrawingException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The sentence for a library that was not found, or that lacks another one; null when that is not what happened.</summary>
    internal static string? AboutMissingLibrary(Exception error)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
        {
            if (cause is DllNotFoundException or BadImageFormatException)
            {
                return "A drawing library that comes with the program cannot be loaded: the folder runtimes must lie beside LabelHub.Api.dll, and Linux must be "
                    + $"x64 or arm64 with glibc 2.27 or later and libstdc++6 (Debian: apt install libstdc++6); the system says: {OneLine(cause.Message)}";
            }
        }

        return null;
    }

    private static string OneLine(string message) => string.Join(' ', message.Split((char[])['\r', '\n', ' '], StringSplitOptions.RemoveEmptyEntries));
}
