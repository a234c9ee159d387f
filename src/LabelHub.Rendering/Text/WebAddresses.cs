namespace LabelHub.Rendering.Text;

/// <summary>
/// Web addresses have no words, numbers or marks that want to stay together: they are cut after a sign such as / or - where they can
/// be, else anywhere, so that one long address does not make a whole label small.
/// </summary>
internal static class WebAddresses
{
    private const string Scheme = "://";

    public static void Loosen(ReadOnlySpan<char> text, BreakKind[] kinds)
    {
        for (var from = 0; text[from..].IndexOf(Scheme, StringComparison.Ordinal) is >= 0 and var at;)
        {
            var end = from + at + Scheme.Length;
            while (end < text.Length && text[end] is > ' ' and <= '~')
            {
                if (end > from + at + Scheme.Length)
                    kinds[end] = text[end - 1] is '/' or '?' or '&' or '=' or '-' or '.' ? BreakKind.Second : BreakKind.InsideAddress;
                end++;
            }

            from = end;
        }
    }
}
