using LabelHub.Rendering.Composition;

namespace LabelHub.Rendering.Layout;

/// <summary>An attempt that fits, and how.</summary>
internal readonly record struct MeasuredAttempt(Attempt Attempt, TypesetResult Result);

/// <summary>
/// Uses the room a layout leaves, in the order that helps its readers most: a name that leads, dates up to the
/// pack's height, the name up to twice the text, the net content, a bigger QR code on big stock, and white
/// between the fields. Each step keeps whole what was whole.
/// </summary>
internal sealed class LayoutGrowth(LabelDesign design, SizeRange sizes, Func<Attempt, TypesetResult?> measure, MeasuredAttempt start)
{
    private MeasuredAttempt _best = start;

    private StyleSheet Styles => _best.Attempt.Styles;

    public Attempt Grow()
    {
        var body = Styles.Body;
        var title = Math.Min(sizes.Title, body * design.NameGrowthSixths / 6);
        Best(Styles.Title, Math.Min(title, body * 7 / 5), WithTitle);
        Best(Styles.Date, Math.Min(sizes.Date, Styles.Title), size => With(Styles with { Date = size }));
        Best(Styles.Title, title, WithTitle);
        if (_best.Result.Head is HeadShape.Everything or HeadShape.NetContentBesideTags || _best.Attempt.Arrangement < Arrangement.RunOn)
            Best(Styles.NetContent, Math.Min(sizes.NetContent, Styles.Title), size => With(Styles with { NetContent = size }));
        if (_best.Attempt.ModuleDots > 0)
            Best(_best.Attempt.ModuleDots, sizes.LargestModule, dots => _best.Attempt with { ModuleDots = dots });
        var spacing = _best.Attempt.Spacing;
        Best(0, body / 2, dots => _best.Attempt with { Spacing = spacing.Loosened(dots) });
        // White above dates that just pass over the QR code would push them into it; there may be room below them.
        if (_best.Attempt.Spacing == spacing)
            Best(0, body / 2, dots => _best.Attempt with { Spacing = spacing with { Tail = dots } });
        var group = _best.Attempt.Spacing.Group;
        Best(group, group + body, dots => _best.Attempt with { Spacing = _best.Attempt.Spacing with { Group = dots } });
        return _best.Attempt;
    }

    private Attempt WithTitle(int size) => With(Styles with { Title = size });

    private Attempt With(StyleSheet styles) => _best.Attempt with { Styles = styles };

    /// <summary>The most that still fits, found by halving.</summary>
    private void Best(int from, int to, Func<int, Attempt> with)
    {
        while (from < to)
        {
            var middle = from + ((to - from + 1) / 2);
            var attempt = with(middle);
            if (measure(attempt) is { } result && result.IsNoWorseThan(_best.Result))
                (from, _best) = (middle, new MeasuredAttempt(attempt, result));
            else
                to = middle - 1;
        }
    }
}
