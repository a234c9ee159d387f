using LabelHub.Rendering.Composition;

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

/// <summary>How much white a candidate asks for.</summary>
internal enum Air
{
    Easy,
    Tight,
    Dense,
}

/// <summary>One entry of the preference list.</summary>
/// <param name="Arrangement">How fields follow one another.</param>
/// <param name="Emphasis">Claims of name, dates and net content.</param>
/// <param name="Body">Ink height of the text.</param>
/// <param name="Air">White between lines.</param>
/// <param name="ModuleDots">Dots a module side of the QR code.</param>
/// <param name="LastResort">Whether words that do not fit a line may be cut anywhere.</param>
internal readonly record struct Candidate(Arrangement Arrangement, Emphasis Emphasis, int Body, Air Air, int ModuleDots, bool LastResort = false)
{
    /// <summary>The name's height in sixths of the text's, where a design wants it bolder than the emphasis does.</summary>
    public int? BoldNameSixths { get; init; }
}

/// <summary>
/// The order in which layouts are tried; the first that fits is taken, so this list is the whole strategy.
/// What comes later gives up something that what comes earlier has:
/// <list type="number">
/// <item>a field a line (or two short ones), text of the pack's height or more, dates and net content as
/// the pack wants them; they shrink before text falls under the pack's height;</item>
/// <item>fields run on, in the same steps;</item>
/// <item>all this again with the smallest QR module;</item>
/// <item>text under the pack's height, step by step to the floor, first with the preferred module;</item>
/// <item>at the floor, with the least white, dates in line with the rest, brackets cut, and words where they must be.</item>
/// </list>
/// </summary>
internal static class LayoutPreferences
{
    private static readonly Emphasis[] Emphases = [Emphasis.Full, Emphasis.Half, Emphasis.Least];

    public static IEnumerable<Candidate> For(SizeRange sizes, bool hasQr)
    {
        int[] modules = hasQr ? [sizes.Module, sizes.SmallestModule] : [0];
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

        foreach (var module in modules)
            yield return new Candidate(Arrangement.RunOn, Emphasis.Least, sizes.Floor, Air.Dense, module);
        yield return MostCompact(sizes, hasQr) with { Arrangement = Arrangement.RunOnThroughout };
        yield return MostCompact(sizes, hasQr);
        yield return MostCompact(sizes, hasQr) with { LastResort = true };
    }

    /// <summary>What fits if anything does, but for words that must be cut.</summary>
    public static Candidate MostCompact(SizeRange sizes, bool hasQr) =>
        new(Arrangement.RunOnCuttingBrackets, Emphasis.Least, sizes.Floor, Air.Dense, hasQr ? sizes.SmallestModule : 0);

    /// <summary>A design's bold names, the boldest first, over text, dates and net content of the pack's heights.</summary>
    public static IEnumerable<Candidate> Bold(SizeRange sizes, LabelDesign design, int module)
    {
        foreach (var name in design.BoldNameSixths)
        {
            foreach (var candidate in AtTarget(sizes, module).Where(c => c.Emphasis == Emphasis.Full))
                yield return candidate with { BoldNameSixths = name };
        }
    }

    private static IEnumerable<Candidate> AtTarget(SizeRange sizes, int module)
    {
        foreach (var emphasis in Emphases)
        {
            for (var body = sizes.Comfortable; body >= sizes.Target; body--)
            {
                yield return new Candidate(Arrangement.Stacked, emphasis, body, Air.Easy, module);
                yield return new Candidate(Arrangement.Paired, emphasis, body, Air.Easy, module);
            }

            yield return new Candidate(Arrangement.Stacked, emphasis, sizes.Target, Air.Tight, module);
            yield return new Candidate(Arrangement.Paired, emphasis, sizes.Target, Air.Tight, module);
        }

        foreach (var emphasis in Emphases)
        {
            for (var body = sizes.Comfortable; body >= sizes.Target; body--)
                yield return new Candidate(Arrangement.RunOn, emphasis, body, Air.Tight, module);
        }
    }

    private static IEnumerable<Candidate> UnderTarget(SizeRange sizes, int module)
    {
        for (var body = sizes.Target - 1; body >= sizes.Floor; body--)
        {
            yield return new Candidate(Arrangement.Stacked, Emphasis.Least, body, Air.Tight, module);
            yield return new Candidate(Arrangement.Paired, Emphasis.Least, body, Air.Tight, module);
            yield return new Candidate(Arrangement.RunOn, Emphasis.Least, body, Air.Tight, module);
        }
    }
}
