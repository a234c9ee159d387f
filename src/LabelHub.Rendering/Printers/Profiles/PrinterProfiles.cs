using System.Diagnostics.CodeAnalysis;
using LabelHub.Domain.Rules;

namespace LabelHub.Rendering.Printers.Profiles;

/// <summary>All printer profiles, read and checked once at the start.</summary>
public sealed class PrinterProfiles
{
    private const string BluetoothPath = "bluetooth.yaml";
    private readonly Dictionary<string, PrinterProfile> _byId;

    private PrinterProfiles(IReadOnlyList<PrinterProfile> all)
    {
        All = all;
        _byId = all.ToDictionary(p => p.Id, StringComparer.Ordinal);
    }

    /// <summary>In the order of their ids.</summary>
    public IReadOnlyList<PrinterProfile> All { get; }

    public bool TryFind(string id, [NotNullWhen(true)] out PrinterProfile? profile) => _byId.TryGetValue(id, out profile);

    /// <summary>Compiles the files of <c>printers/</c>.</summary>
    /// <param name="sources">All YAML files of the folder, by paths relative to it.</param>
    /// <exception cref="PrinterProfileException">One of them cannot be used; the message names file and line.</exception>
    public static PrinterProfiles Compile(IReadOnlyList<RuleSource> sources)
    {
        var bluetooth = sources.FirstOrDefault(s => s.Path == BluetoothPath)
            ?? throw new PrinterProfileException(BluetoothPath, 1, "the file is missing");
        var services = BluetoothServices.Read(bluetooth);
        PrinterProfile[] profiles =
        [
            .. sources.Where(s => s != bluetooth).Select(s => new PrinterProfileReader(s, services).Read())
                .OrderBy(p => p.Id, StringComparer.Ordinal),
        ];
        return profiles.Length > 0
            ? new PrinterProfiles(profiles)
            : throw new PrinterProfileException("", 1, "there is no profile");
    }
}
