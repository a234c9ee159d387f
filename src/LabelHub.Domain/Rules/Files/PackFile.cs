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
}

/// <summary>A field in print order with its usual caption; an empty caption prints the text alone.</summary>
internal sealed class PrintedFieldFile
{
    public required string Field { get; set; }

    public required string Caption { get; set; }
}
