using LabelHub.Rendering.Text;

namespace LabelHub.Rendering.Layout;

/// <summary>
/// Plans one label on one stock: takes the first candidate of <see cref="LayoutPreferences"/> that fits, lets it
/// grow into the room left, and places it.
/// </summary>
internal sealed class LayoutSearch(DocumentText text, LabelStock stock, PrinterDpi dpi, TextTools tools, int qrModules)
{
    /// <summary>What a refusal names where the logo is what does not fit.</summary>
    private const string LogoField = "logo";

    private readonly SizeRange _sizes = new(text.Document, stock, dpi);
    private readonly RoomEstimate _room = new(text, tools);
    private BreakKind? _unavoidableBreak;
    private int? _titleOnOneLine;
    private PageFrame _frame;

    public LayoutPlan Plan() => Find() is { } found ? Placed(found) : Refusal();

    /// <summary>Only as the design wants it, with nothing smaller than the pack's heights for it; else null.</summary>
    public LayoutPlan.Fits? PlanBold() =>
        FirstOf(LayoutPreferences.Bold(_sizes, text.Document.Design, qrModules > 0 ? _sizes.Module : 0)) is { } found ? Placed(found) : null;

    /// <summary>The first candidate that fits, as it fits.</summary>
    public MeasuredAttempt? Find() => FirstOf(LayoutPreferences.For(_sizes, qrModules > 0));

    private LayoutPlan.Fits Placed(MeasuredAttempt found)
    {
        var attempt = new LayoutGrowth(text.Document.Design, _sizes, Measure, found).Grow();
        var frame = Frame(attempt.ModuleDots);
        var placement = new Placement(tools.Masks);
        if (!new Typesetter(text, tools, frame, attempt, placement).Run())
            throw new InvalidOperationException("What was measured does not place.");
        return new LayoutPlan.Fits(placement.Finish(frame, dpi, text.Document), SizeYields.Of(text, attempt.Styles, _sizes, dpi));
    }

    private MeasuredAttempt? FirstOf(IEnumerable<Candidate> candidates)
    {
        foreach (var candidate in candidates)
        {
            var attempt = AttemptOf(candidate);
            if (_room.MayFit(attempt, Frame(attempt.ModuleDots)) && Measure(attempt) is { } result && Accepts(candidate, result))
                return new MeasuredAttempt(attempt, result);
        }

        return null;
    }

    private bool Accepts(Candidate candidate, TypesetResult result) =>
        (candidate.LastResort || result.PoorestBreak >= BreakKind.InsideAddress || result.PoorestBreak >= UnavoidableBreak)
        && (candidate.Emphasis == Emphasis.Least || !result.DateWrapped);

    /// <summary>
    /// What is cut even at the floor. Small letters would not help then: a word longer than any line must not cost all
    /// the others their size.
    /// </summary>
    private BreakKind UnavoidableBreak => _unavoidableBreak ??=
        Measure(AttemptOf(LayoutPreferences.MostCompact(_sizes, qrModules > 0)))?.PoorestBreak ?? BreakKind.First;

    private PageFrame Frame(int moduleDots)
    {
        if (_frame.ModuleDots != moduleDots || _frame.Width == 0)
            _frame = new PageFrame(stock, dpi, qrModules, moduleDots, text.Document.Logo);
        return _frame;
    }

    /// <summary>What an attempt comes to; null where it does not fit.</summary>
    public TypesetResult? Measure(Attempt attempt)
    {
        var frame = Frame(attempt.ModuleDots);
        var typesetter = new Typesetter(text, tools, frame, attempt, placement: null);
        return frame.CodeAndLogoFit && typesetter.Run() ? typesetter.Result : null;
    }

    /// <summary>The sizes and the white of a candidate on this stock.</summary>
    public Attempt AttemptOf(Candidate candidate)
    {
        var body = candidate.Body;
        // Dates are never smaller than a bold body would be on a big label.
        var (date, net) = (Math.Max(body * 9 / 8, _sizes.Date), Math.Max(body, _sizes.NetContent));
        // Sixths of the text's height. Nothing is bigger than the name.
        var styles = candidate.Emphasis switch
        {
            Emphasis.Full => Styles(body, TitleSize(body, candidate.BoldNameSixths ?? 10), date, net),
            Emphasis.Half => Styles(body, TitleSize(body, 8), (body + date) / 2, (body + net) / 2),
            _ => Styles(body, TitleSize(body, 7), body, body),
        };
        var spacing = candidate.Air switch
        {
            Air.Easy => Spacing.Easy(body),
            Air.Tight => Spacing.Tight(body),
            _ => Spacing.Dense,
        };
        return new Attempt(candidate.Arrangement, candidate.ModuleDots, styles, spacing, _sizes.Rule);
    }

    private static StyleSheet Styles(int body, int title, int date, int net) => new(body, title, Math.Min(date, title), Math.Min(net, title));

    /// <summary>So many sixths of the text's height, less where the name would not fit on one line.</summary>
    private int TitleSize(int body, int sixths)
    {
        var least = body * 7 / 6;
        var wished = Math.Min(body * sixths / 6, _sizes.Title);
        _titleOnOneLine ??= _room.TitleOnOneLine(Frame(0).NameWidth);
        return Math.Max(least, Math.Min(wished, _titleOnOneLine.Value));
    }

    private LayoutPlan.DoesNotFit Refusal()
    {
        var attempt = AttemptOf(LayoutPreferences.MostCompact(_sizes, qrModules > 0));
        var frame = Frame(attempt.ModuleDots);
        if (!frame.CodeAndLogoFit && new PageFrame(stock, dpi, qrModules, attempt.ModuleDots).CodeAndLogoFit)
            return new LayoutPlan.DoesNotFit(LogoField, MissingSpace.Width, Millimetres(frame.Logo.Width));
        if (!frame.CodeAndLogoFit)
            return new LayoutPlan.DoesNotFit(null, MissingSpace.QrCode, Millimetres(-Math.Min(frame.Qr.X, frame.Qr.Y)));
        var typesetter = new Typesetter(text, tools, frame, attempt, placement: null);
        _ = typesetter.Run(beyondTheEdge: true);
        var result = typesetter.Result;
        return new LayoutPlan.DoesNotFit(
            result.Failed?.Field,
            result.TooWide ? MissingSpace.Width : MissingSpace.Height,
            Millimetres(result.Bottom - frame.Printable.Bottom));
    }

    private double Millimetres(int dots) => Math.Max(0, Math.Round(dots * 1000.0 / LabelStock.DotsPerMetre(dpi), 1));
}
