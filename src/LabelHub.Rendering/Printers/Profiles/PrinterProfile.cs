namespace LabelHub.Rendering.Printers.Profiles;

/// <summary>A family of printers by name: what it speaks, how wide it is and how a phone reaches it.</summary>
/// <param name="Id">Stable; the name of its file.</param>
/// <param name="Name">For owners.</param>
/// <param name="Family">Makers and models it is meant for.</param>
/// <param name="Confirmed">Whether every value was read in a manual or in several public programs; none was tried on paper here.</param>
/// <param name="Unconfirmed">The values that are only what such printers usually have.</param>
/// <param name="Sources">Where the others come from.</param>
/// <param name="MaxWidthMm">The widest label the head covers.</param>
/// <param name="Density">What may be asked of it; null where its language has no such setting.</param>
/// <param name="Speed">As with density.</param>
/// <param name="Settings">What the encoders are told.</param>
/// <param name="Status">How to ask it whether it is ready; null where it does not answer.</param>
/// <param name="Bluetooth">Services to look for, in this order.</param>
/// <param name="Chunk">How to feed it.</param>
public sealed record PrinterProfile(
    string Id,
    string Name,
    string Family,
    bool Confirmed,
    IReadOnlyList<string> Unconfirmed,
    IReadOnlyList<string> Sources,
    int MaxWidthMm,
    ProfileRange? Density,
    ProfileRange? Speed,
    PrinterSettings Settings,
    StatusQuery? Status,
    IReadOnlyList<BluetoothService> Bluetooth,
    ChunkAdvice Chunk);

/// <summary>What a printer takes and what is right for most labels.</summary>
/// <param name="Least">The least.</param>
/// <param name="Most">The most.</param>
/// <param name="Usual">Sent when a job says nothing; null leaves the printer's own setting alone.</param>
public sealed record ProfileRange(int Least, int Most, int? Usual);

/// <summary>The bytes that ask for the state and the answer that means ready, in hexadecimal digits.</summary>
public sealed record StatusQuery(string Request, string Ready);

/// <summary>A service with its characteristics as WeChat spells them.</summary>
/// <param name="Service">The service.</param>
/// <param name="Write">Takes the bytes.</param>
/// <param name="Notify">Answers; null where not known.</param>
/// <param name="Confirmed">Seen in several public programs.</param>
public sealed record BluetoothService(string Service, string Write, string? Notify, bool Confirmed);

/// <summary>How to feed a printer over Bluetooth.</summary>
/// <param name="Bytes">At most so many a write, and never more than the link's MTU less 3.</param>
/// <param name="GapMs">Between two writes.</param>
/// <param name="PauseEveryBytes">A longer pause after so many.</param>
/// <param name="PauseMs">How long.</param>
public sealed record ChunkAdvice(int Bytes, int GapMs, int PauseEveryBytes, int PauseMs);
