namespace LabelHub.Rendering.Printers;

/// <summary>
/// All that the encoders need to know of a printer. Any values may stand here: <see cref="SettingLimits"/> says what
/// a language takes, and <see cref="PrinterEncoder"/> refuses the rest.
/// </summary>
public sealed record PrinterSettings
{
    public required PrinterLanguage Language { get; init; }

    /// <summary>203 or 300; CPCL alone has to say it.</summary>
    public int Dpi { get; init; } = 203;

    /// <summary>Dots across the head; null where nobody said, and then no label is too wide.</summary>
    public int? HeadDots { get; init; }

    public HeadAlignment Align { get; init; }

    /// <summary>Moves the picture to the right (negative: left) of where it should be, for printers that are off.</summary>
    public int OffsetXDots { get; init; }

    /// <summary>Moves the picture further from (negative: nearer to) the label's leading edge.</summary>
    public int OffsetYDots { get; init; }

    /// <summary>For the few printers whose firmware takes black for white.</summary>
    public bool InvertBitmap { get; init; }

    /// <summary>In the language's own units; null for the language's usual, or the printer's own where it has none.</summary>
    public int? Density { get; init; }

    /// <summary>In the language's own units; null as with <see cref="Density"/>.</summary>
    public int? Speed { get; init; }

    public PaperKind Paper { get; init; }

    /// <summary>The gap between two labels, or the height of the black mark.</summary>
    public int GapMm { get; init; } = 2;

    public LineEnd LineEnd { get; init; }

    /// <summary>Rows of one picture command at most; the white between bands is left out. Null for the language's usual.</summary>
    public int? BandRows { get; init; }

    /// <summary>Both bytes of a band's height are read, so that bands may be higher than 255 rows. Many printers read the lower byte only.</summary>
    public bool TallBands { get; init; }

    /// <summary>ESC/POS: no band's height is a multiple of this; null for 48, at which printers of the 58 mm family hang.</summary>
    public int? BandRowsNotMultipleOf { get; init; }

    /// <summary>Null for the language's usual.</summary>
    public DotCoding? Coding { get; init; }

    public LabelEnd LabelEnd { get; init; }

    /// <summary>Begins a TSPL job with an empty line, so that what an earlier, torn job left unfinished ends there.</summary>
    public bool FlushFirst { get; init; }

    /// <summary>How long the printer needs to take in a header.</summary>
    public int PauseAfterHeaderMs { get; init; } = 20;

    /// <summary>How long it needs for each <see cref="PauseEveryBytes"/> of picture.</summary>
    public int PauseAfterBitmapMs { get; init; } = 100;

    /// <summary>Bands are sent together up to about so many bytes.</summary>
    public int PauseEveryBytes { get; init; } = 4096;

    /// <summary>The printer can be asked whether it is ready, and the phone should do so after each set of copies.</summary>
    public bool AnswersStatus { get; init; }
}
