using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace LabelHub.Api.Operations;

/// <summary>
/// Collects the meters of the framework and our own and writes them in the Prometheus text format. Small on
/// purpose: none of the exporters for it can be had as a released package.
/// </summary>
public sealed class MetricsCollector : IDisposable
{
    private static readonly string[] Meters =
    [
        "LabelHub", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting",
        "System.Runtime", "Npgsql",
    ];

    private const string PoolName = "db.client.connection.pool.name";

    private static readonly double[] DefaultBounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
    private readonly ConcurrentDictionary<Instrument, MetricFamily> _families = new();
    private readonly MeterListener _listener = new();

    public MetricsCollector()
    {
        _listener.InstrumentPublished = (instrument, l) =>
        {
            if (Meters.Contains(instrument.Meter.Name))
                l.EnableMeasurementEvents(instrument, _families.GetOrAdd(instrument, FamilyOf));
        };
        _listener.SetMeasurementEventCallback<double>((_, value, tags, family) => Record(value, tags, family));
        _listener.SetMeasurementEventCallback<float>((_, value, tags, family) => Record(value, tags, family));
        _listener.SetMeasurementEventCallback<long>((_, value, tags, family) => Record(value, tags, family));
        _listener.SetMeasurementEventCallback<int>((_, value, tags, family) => Record(value, tags, family));
        _listener.SetMeasurementEventCallback<short>((_, value, tags, family) => Record(value, tags, family));
        _listener.SetMeasurementEventCallback<byte>((_, value, tags, family) => Record(value, tags, family));
        _listener.Start();
    }

    /// <summary>All series in the Prometheus text format, version 0.0.4.</summary>
    public string Write()
    {
        _listener.RecordObservableInstruments();
        var text = new StringBuilder();
        foreach (var family in _families.Values.OrderBy(f => f.Name, StringComparer.Ordinal))
            Write(family, text);
        return text.ToString();
    }

    public void Dispose() => _listener.Dispose();

    private static void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? family) =>
        ((MetricFamily)family!).Series(Labels(tags)).Record(value);

    private static MetricFamily FamilyOf(Instrument instrument)
    {
        var kind = instrument.GetType().Name;
        var name = Sanitize(instrument.Name) + (instrument.Unit == "s" ? "_seconds" : "");
        if (kind.StartsWith("Histogram", StringComparison.Ordinal))
            return new MetricFamily(instrument, name, "histogram", Bounds(instrument));
        var counts = kind.Contains("Counter", StringComparison.Ordinal) && !kind.Contains("UpDown", StringComparison.Ordinal);
        return new MetricFamily(instrument, counts ? name + "_total" : name, counts ? "counter" : "gauge", []);
    }

    private static double[] Bounds(Instrument instrument) =>
        instrument is Histogram<double> { Advice.HistogramBucketBoundaries: { } advised } ? [.. advised] : DefaultBounds;

    private static void Write(MetricFamily family, StringBuilder text)
    {
        text.Append(CultureInfo.InvariantCulture, $"# TYPE {family.Name} {family.Type}\n");
        foreach (var series in family.All())
        {
            var (sum, last, count, buckets) = series.Read();
            if (family.Type == "histogram")
                WriteHistogram(family, series.Labels, (sum, count, buckets), text);
            else
                Sample(family.Name, series.Labels, IsLastValue(family) ? last : sum, text);
        }
    }

    // an up-down counter that is not observable reports steps; gauges and everything observable report values
    private static bool IsLastValue(MetricFamily family) =>
        family.ReportsTotals || family.Instrument.GetType().Name.StartsWith("Gauge", StringComparison.Ordinal);

    private static void WriteHistogram(
        MetricFamily family, string labels, (double Sum, long Count, long[] Buckets) figures, StringBuilder text)
    {
        var prefix = labels.Length == 0 ? "" : labels + ",";
        for (var i = 0; i < figures.Buckets.Length; i++)
            Sample(
                family.Name + "_bucket",
                string.Create(CultureInfo.InvariantCulture, $"{prefix}le=\"{family.Bounds[i]}\""),
                figures.Buckets[i],
                text);
        Sample(family.Name + "_bucket", prefix + "le=\"+Inf\"", figures.Count, text);
        Sample(family.Name + "_sum", labels, figures.Sum, text);
        Sample(family.Name + "_count", labels, figures.Count, text);
    }

    private static void Sample(string name, string labels, double value, StringBuilder text)
    {
        text.Append(name);
        if (labels.Length > 0)
            text.Append('{').Append(labels).Append('}');
        text.Append(CultureInfo.InvariantCulture, $" {value}\n");
    }

    private static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.Length == 0)
            return "";
        var parts = new List<string>(tags.Length);
        foreach (var (key, value) in tags)
        {
            // Npgsql names its pools by their connection strings
            if (key != PoolName)
                parts.Add($"{Sanitize(key)}=\"{Escape(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")}\"");
        }

        parts.Sort(StringComparer.Ordinal);
        return string.Join(',', parts);
    }

    private static string Sanitize(string name) => string.Create(name.Length, name, (span, n) =>
    {
        for (var i = 0; i < span.Length; i++)
            span[i] = char.IsAsciiLetterOrDigit(n[i]) || n[i] == '_' ? n[i] : '_';
    });

    private static string Escape(string value) =>
        value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal);
}
