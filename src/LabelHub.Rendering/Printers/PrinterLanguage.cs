namespace LabelHub.Rendering.Printers;

/// <summary>The languages that cheap label printers speak.</summary>
public enum PrinterLanguage
{
    /// <summary>Most Chinese label printers and TSC.</summary>
    Tspl,

    /// <summary>Portable printers of 汉印, 佳博 and Zebra.</summary>
    Cpcl,

    /// <summary>Ticket printers of 58 and 80 mm, in their label mode or on plain rolls.</summary>
    Escpos,

    /// <summary>Zebra and the four-inch printers that imitate it.</summary>
    Zpl,
}

/// <summary>Where a label narrower than the head lies under it.</summary>
public enum HeadAlignment
{
    Left,
    Centre,
}

/// <summary>How the printer finds the next label.</summary>
public enum PaperKind
{
    /// <summary>Single labels with a gap between them.</summary>
    Gap,

    /// <summary>A black mark on the back.</summary>
    Mark,

    /// <summary>A roll without an end to a label.</summary>
    Continuous,
}

/// <summary>How the lines of a printer's commands end.</summary>
public enum LineEnd
{
    Crlf,
    Lf,
}

/// <summary>How the dots are written.</summary>
public enum DotCoding
{
    /// <summary>TSPL, CPCL's CG and ESC/POS: one bit a dot.</summary>
    Raw,

    /// <summary>CPCL's EG and ZPL: two digits a byte, safe over any line.</summary>
    Hex,

    /// <summary>ZPL: hexadecimal digits with repeat counts, understood by every printer of the family.</summary>
    Acs,

    /// <summary>ZPL: zlib in base64 with a check sum; the smallest, but cheap printers lack it.</summary>
    Z64,
}

/// <summary>What an ESC/POS printer is told at the end of a label; the other languages have one command for it.</summary>
public enum LabelEnd
{
    /// <summary>GS FF, Epson's feed to the start of the next label.</summary>
    GsFormFeed,

    /// <summary>FF, the same in the command lists of many Chinese printers.</summary>
    FormFeed,

    /// <summary>A few lines of paper, for rolls without labels.</summary>
    FeedLines,

    /// <summary>Feed and cut, for rolls without labels.</summary>
    Cut,
}
