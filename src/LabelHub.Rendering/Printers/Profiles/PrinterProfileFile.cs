namespace LabelHub.Rendering.Printers.Profiles;

/// <summary>A file of <c>printers/</c>, key by key; its name is the profile's id.</summary>
internal sealed class PrinterProfileFile
{
    public required string Name { get; set; }

    public required string Family { get; set; }

    public required PrinterLanguage Language { get; set; }

    public required int Dpi { get; set; }

    public required int HeadDots { get; set; }

    public required int MaxWidthMm { get; set; }

    public HeadAlignment Align { get; set; }

    public int OffsetXDots { get; set; }

    public int OffsetYDots { get; set; }

    public bool InvertBitmap { get; set; }

    public RangeFile? Density { get; set; }

    public RangeFile? Speed { get; set; }

    public PaperKind Paper { get; set; }

    public int GapMm { get; set; }

    public LineEnd LineEnd { get; set; }

    public int? BandRows { get; set; }

    /// <summary>Higher bands than 255 rows may be asked for.</summary>
    public bool TallBands { get; set; }

    public int? BandRowsNotMultipleOf { get; set; }

    public DotCoding? Coding { get; set; }

    public LabelEnd LabelEnd { get; set; }

    public bool FlushFirst { get; set; }

    public StatusFile? Status { get; set; }

    /// <summary>Names of <c>bluetooth.yaml</c>, the likeliest first.</summary>
    public required List<string> Bluetooth { get; set; }

    public required ChunkFile Chunk { get; set; }

    /// <summary>Keys of this file whose values nobody could look up.</summary>
    public required List<string> Unconfirmed { get; set; }

    public required List<string> Sources { get; set; }
}

internal sealed class RangeFile
{
    public required int Least { get; set; }

    public required int Most { get; set; }

    public int? Usual { get; set; }
}

internal sealed class StatusFile
{
    public required string Request { get; set; }

    public required string Ready { get; set; }
}

internal sealed class ChunkFile
{
    public required int Bytes { get; set; }

    public required int GapMs { get; set; }

    public required int PauseEveryBytes { get; set; }

    public required int PauseMs { get; set; }
}

/// <summary><c>bluetooth.yaml</c>: services by the names that profiles use.</summary>
internal sealed class BluetoothFile
{
    public required Dictionary<string, BluetoothServiceFile> Services { get; set; }
}

internal sealed class BluetoothServiceFile
{
    public required string Service { get; set; }

    public required string Write { get; set; }

    public string? Notify { get; set; }

    public required bool Confirmed { get; set; }
}
