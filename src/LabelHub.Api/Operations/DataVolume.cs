using System.Diagnostics.Metrics;

namespace LabelHub.Api.Operations;

/// <summary>
/// The volume of the data folder, on which the private PostgreSQL writes and pushes wait out an outage: a node whose disk is nearly full
/// takes no more requests while it can still say so.
/// </summary>
public sealed class DataVolume : IDisposable
{
    public const int DefaultMinimumMegabytes = 200;
    private const long BytesInMegabyte = 1024 * 1024;

    private readonly string _folder;
    private readonly long _minimum;
    private readonly Meter _meter = new("LabelHub");

    public DataVolume(IConfiguration configuration)
    {
        _folder = Path.GetFullPath(configuration["Data:Folder"] ?? "data");
        _minimum = BytesInMegabyte * WholeNumber.Read(configuration.GetSection("Data"), "MinimumFreeMegabytes", DefaultMinimumMegabytes);
        _meter.CreateObservableGauge("labelhub.data.free_bytes", FreeBytes, description: "Free space of the data folder.");
    }

    /// <summary>Whether enough is free.</summary>
    public ReadinessPart Readiness()
    {
        var free = FreeBytes();
        return free >= _minimum
            ? new ReadinessPart("data folder", Ready: true)
            : new ReadinessPart("data folder", Ready: false, Note: FormattableString.Invariant(
                $"{free / BytesInMegabyte} MB are free, {_minimum / BytesInMegabyte} are needed (Data:MinimumFreeMegabytes): free some space"));
    }

    public void Dispose() => _meter.Dispose();

    /// <summary>The folder itself may not be there yet: then it counts where it will be.</summary>
    private long FreeBytes()
    {
        var folder = _folder;
        while (!Directory.Exists(folder) && Path.GetDirectoryName(folder) is { } above)
            folder = above;
        return new DriveInfo(folder).AvailableFreeSpace;
    }
}
