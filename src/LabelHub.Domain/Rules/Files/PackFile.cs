namespace LabelHub.Domain.Rules.Files;

/// <summary>How much of a jurisdiction's own text was read.</summary>
public enum TextReading
{
    /// <summary>Nothing about labels was found: the national ground serves.</summary>
    None,

    /// <summary>Only a superseded edition, a re-host or a report: its items warn, the national ground serves.</summary>
    Excerpt,

    /// <summary>An authority's notice that quotes the list.</summary>
    Notice,

    /// <summary>The text, or its whole section about workshops.</summary>
    Full,
}

/// <summary>A pack's own file, <c>pack.yaml</c>, in the folder of its rules.</summary>
internal sealed class PackFile
{
    /// <summary><c>cn</c>, or <c>cn-</c> with a GB/T 2260 code of two, four or six digits.</summary>
    public required string Id { get; set; }

    public required string Name { get; set; }

    public required TextReading TextRead { get; set; }

    /// <summary>Which text, which edition, and what was not found.</summary>
    public required string TextNote { get; set; }

    /// <summary>The national pack only: every field that may be printed, in the order of the label.</summary>
    public List<PrintedFieldFile> PrintOrder { get; set; } = [];

    /// <summary>Captions that differ from the pack above, by field.</summary>
    public Dictionary<string, string> Captions { get; set; } = [];

    public CertificateFile? Certificate { get; set; }

    /// <summary>Which products a workshop may make: a list of bans, or a list outside which nothing may be made.</summary>
    public DutyFile? Catalogue { get; set; }

    public List<RecordFile> Records { get; set; } = [];

    public List<DutyFile> Duties { get; set; } = [];
}

/// <summary>A field in print order with its usual caption; an empty caption prints the text alone.</summary>
internal sealed class PrintedFieldFile
{
    public required string Field { get; set; }

    public required string Caption { get; set; }
}

/// <summary>The paper a workshop works under.</summary>
internal sealed class CertificateFile
{
    public required string Name { get; set; }

    public required CertificateKind Kind { get; set; }

    public int? ValidYears { get; set; }

    /// <summary>How many days before its end a renewal must be in; absent where the text sets none.</summary>
    public int? RenewDaysBefore { get; set; }

    /// <summary>How many days after a change it must be reported.</summary>
    public int? ReportChangeWithinDays { get; set; }

    public string? Note { get; set; }

    public required CitationEntry Citation { get; set; }
}

/// <summary>A record to keep. The longest of the given terms counts.</summary>
internal sealed class RecordFile
{
    public required string Name { get; set; }

    /// <summary>Months from the day it is made.</summary>
    public int? Months { get; set; }

    public int? MonthsAfterShelfLife { get; set; }

    public int? MonthsWithoutShelfLife { get; set; }

    public string? Note { get; set; }

    public required CitationEntry Citation { get; set; }
}

/// <summary>Something a workshop must do or may not do, beyond the label.</summary>
internal sealed class DutyFile
{
    public required string Text { get; set; }

    public required CitationEntry Citation { get; set; }
}
