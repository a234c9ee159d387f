namespace LabelHub.Rendering.Layout;

/// <summary>How much room name, dates and net content claim beside the text.</summary>
internal enum Emphasis
{
    /// <summary>Dates and net content at the heights the pack aims at, a big name.</summary>
    Full,

    /// <summary>Half of the way.</summary>
    Half,

    /// <summary>Everything in the size of the text, the name a little bigger.</summary>
    Least,
}

/// <summary>One entry of the preference list.</summary>
/// <param name="Arrangement">How fields follow one another.</param>
/// <param name="Emphasis">Claims of name, dates and net content.</param>
/// <param name="Body">Ink height of the text.</param>
/// <param name="ModuleDots">Dots a module side of the QR code.</param>
/// <param name="LastResort">Whether words that do not fit a line may be cut anywhere.</param>
internal readonly record struct Candidate(Arrangement Arrangement, Emphasis Emphasis, int Body, int ModuleDots, bool LastResort);

/// <summary>
/// The order in which layouts are tried; the first that fits is taken, so this list is the whole strategy.
/// The pack's height for text (2.0 mm) comes first, then a field a line with emphasis, then the 4-dot QR code:
/// <list type="number">
/// <item>preferred QR module, text of the pack's height or more: stacked or paired, emphasis yielding before
/// text falls under the pack's height, then run on;</item>
/// <item>the same with the smallest QR module;</item>
/// <item>text under the pack's height, down to the floor, least emphasis, preferred module before the smallest;</item>
/// <item>at the floor, words cut where they must be.</item>
/// </list>
/// </summary>
internal static class LayoutPreferences
{
    private static readonly Emphasis[] Emphases = [Emphasis.Full, Emphasis.Half, Emphasis.Least];

    public static IEnumerable<Candidate> For(SizeRange sizes, PrinterDpi dpi, bool hasQr)
    {
        // 0.5 mm a module is safe with blur and dot gain, 0.375 mm is the smallest that is.
        int[] modules = (hasQr, dpi) switch
        {
            (false, _) => [0],
            (_, PrinterDpi.Dpi203) => [4, 3],
            _ => [5, 4],
        };
        foreach (var module in modules)
        {
            foreach (var candidate in AtTarget(sizes, module))
                yield return candidate;
        }

        foreach (var module in modules)
        {
            foreach (var candidate in UnderTarget(sizes, module))
                yield return candidate;
        }

        yield return MostCompact(sizes, modules[^1]);
    }

    /// <summary>What fits if anything does.</summary>
    private static Candidate MostCompact(SizeRange sizes, int module) =>
        new(Arrangement.RunOn, Emphasis.Least, sizes.Floor, module, LastResort: true);

    private static IEnumerable<Candidate> AtTarget(SizeRange sizes, int module)
    {
        foreach (var emphasis in Emphases)
        {
            for (var body = sizes.Comfortable; body >= sizes.Target; body--)
            {
                yield return new Candidate(Arrangement.Stacked, emphasis, body, module, LastResort: false);
                yield return new Candidate(Arrangement.Paired, emphasis, body, module, LastResort: false);
            }
        }

        foreach (var emphasis in Emphases)
        {
            for (var body = sizes.Comfortable; body >= sizes.Target; body--)
                yield return new Candidate(Arrangement.RunOn, emphasis, body, module, LastResort: false);
        }
    }

    private static IEnumerable<Candidate> UnderTarget(SizeRange sizes, int module)
    {
        for (var body = sizes.Target - 1; body >= sizes.Floor; body--)
        {
            foreach (var arrangement in Enum.GetValues<Arrangement>())
                yield return new Candidate(arrangement, Emphasis.Least, body, module, LastResort: false);
        }
    }
}
