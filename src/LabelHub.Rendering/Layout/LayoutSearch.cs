using LabelHub.Rendering.Text;

namespace LabelHub.Rendering.Layout;

/// <summary>
/// Plans one label on one stock: takes the first candidate of <see cref="LayoutPreferences"/> that fits, lets
/// dates, net content and name grow into the room left, and spreads what then remains between the lines.
/// </summary>
internal sealed class LayoutSearch(DocumentText text, LabelStock stock, PrinterDpi dpi, ITextShaper shaper, int qrModules)
{
    private readonly SizeRange _sizes = new(text.Document, stock, dpi);
    private readonly RoomEstimate _room = new(text, shaper);

    public LayoutPlan Plan()
    {
        if (Find() is not { } found)
            return Refusal();
        var (attempt, measured) = Grow(found.Attempt, found.Measured);
        var frame = Frame(attempt.ModuleDots);
        var placement = new Placement();
        if (!new Typesetter(text, shaper, frame, attempt, placement).Run())
            throw new InvalidOperationException("What was measured does not place.");
        return new LayoutPlan.Fits(placement.Finish(frame, dpi, text.Document.QrUrl), SizeYields.Of(text, attempt.Styles, _sizes, dpi));
    }

    /// <summary>The first candidate that fits, as it fits.</summary>
    public (Attempt Attempt, Typesetter Measured)? Find()
    {
        foreach (var candidate in LayoutPreferences.For(_sizes, dpi, qrModules > 0))
        {
            var attempt = AttemptOf(candidate);
            var frame = Frame(candidate.ModuleDots);
            if (!frame.QrFits || !_room.MayFit(attempt, frame))
                continue;
            var typesetter = new Typesetter(text, shaper, frame, attempt, placement: null);
            if (typesetter.Run() && Accepts(candidate, typesetter))
                return (attempt, typesetter);
        }

        return null;
    }

    private static bool Accepts(Candidate candidate, Typesetter measured) =>
        (candidate.LastResort || measured.PoorestBreak >= BreakKind.Second) && (candidate.Emphasis == Emphasis.Least || !measured.DateWrapped);

    private PageFrame Frame(int moduleDots) => new(stock, dpi, qrModules, moduleDots);

    private Attempt AttemptOf(Candidate candidate)
    {
        var body = candidate.Body;
        var (date, net) = (Math.Max(body, _sizes.Date), Math.Max(body, _sizes.NetContent));
        if (candidate.Arrangement == Arrangement.RunOn)
            net = body;
        // Sixths of the text's height: 10/6, 8/6 and 7/6 of it.
        var styles = candidate.Emphasis switch
        {
            Emphasis.Full => new StyleSheet(body, TitleSize(body, 10), date, net),
            Emphasis.Half => new StyleSheet(body, TitleSize(body, 8), (body + date) / 2, (body + net) / 2),
            _ => new StyleSheet(body, TitleSize(body, 7), body, body),
        };
        return new Attempt(candidate.Arrangement, candidate.ModuleDots, styles, Spacing.Tight(body));
    }

    /// <summary>So many sixths of the text's height, less where the name would not fit on one line.</summary>
    private int TitleSize(int body, int sixths)
    {
        var least = (body * 7) / 6;
        var wished = Math.Min((body * sixths) / 6, _sizes.Title);
        return Math.Max(least, Math.Min(wished, _room.TitleOnOneLine(Frame(0).Printable.Width)));
    }

    private (Attempt Attempt, Typesetter Measured) Grow(Attempt attempt, Typesetter measured)
    {
        var styles = attempt.Styles;
        Best(styles.Date, _sizes.Date, size => attempt with { Styles = attempt.Styles with { Date = size } });
        if (attempt.Arrangement != Arrangement.RunOn)
            Best(styles.NetContent, _sizes.NetContent, size => attempt with { Styles = attempt.Styles with { NetContent = size } });
        Best(styles.Title, Math.Min(_sizes.Title, (styles.Body * 11) / 5), size => attempt with { Styles = attempt.Styles with { Title = size } });
        var tight = attempt.Spacing;
        Best(0, styles.Body / 2, dots => attempt with { Spacing = tight.Loosened(dots) });
        return (attempt, measured);

        // The most that still fits and breaks nothing that was whole.
        void Best(int from, int to, Func<int, Attempt> with)
        {
            while (from < to)
            {
                var middle = from + ((to - from + 1) / 2);
                var next = with(middle);
                var typesetter = new Typesetter(text, shaper, Frame(next.ModuleDots), next, placement: null);
                if (typesetter.Run() && typesetter.IsNoWorseThan(measured))
                    (from, attempt, measured) = (middle, next, typesetter);
                else
                    to = middle - 1;
            }
        }
    }

    private LayoutPlan.DoesNotFit Refusal()
    {
        var last = LayoutPreferences.For(_sizes, dpi, qrModules > 0).Last();
        var frame = Frame(last.ModuleDots);
        if (!frame.QrFits)
            return new LayoutPlan.DoesNotFit(null, MissingSpace.QrCode, Millimetres(Math.Max(frame.Printable.X - frame.Qr.X, frame.Printable.Y - frame.Qr.Y)));
        var typesetter = new Typesetter(text, shaper, frame, AttemptOf(last), placement: null);
        _ = typesetter.Run();
        var cause = typesetter.TooWide ? MissingSpace.Width : MissingSpace.Height;
        return new LayoutPlan.DoesNotFit(typesetter.Failed?.Field, cause, 0);
    }

    private double Millimetres(int dots) => dots * 1000.0 / LabelStock.DotsPerMetre(dpi);
}
