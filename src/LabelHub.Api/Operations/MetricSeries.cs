using System.Diagnostics.Metrics;

namespace LabelHub.Api.Operations;

/// <summary>One instrument under one set of tags, summed up since the start of the process.</summary>
internal sealed class MetricSeries(string labels, double[] bounds)
{
    private readonly Lock gate = new();
    private readonly long[] buckets = new long[bounds.Length];
    private double sum;
    private double last;
    private long count;

    /// <summary>Prometheus labels without braces, such as <c>http_route="/v1/me"</c>.</summary>
    public string Labels { get; } = labels;

    public void Record(double value)
    {
        lock (gate)
        {
            sum += value;
            last = value;
            count++;
            for (var i = 0; i < bounds.Length; i++)
            {
                if (value <= bounds[i])
                    buckets[i]++;
            }
        }
    }

    /// <summary>A consistent copy of the figures.</summary>
    public (double Sum, double Last, long Count, long[] Buckets) Read()
    {
        lock (gate)
            return (sum, last, count, [.. buckets]);
    }
}

/// <summary>An instrument and its series; further tag sets past the bound share one overflow series.</summary>
internal sealed class MetricFamily(Instrument instrument, string name, string type, double[] bounds)
{
    private const int MaxSeries = 500;
    private readonly Dictionary<string, MetricSeries> series = new(StringComparer.Ordinal);

    public Instrument Instrument { get; } = instrument;

    public string Name { get; } = name;

    /// <summary>counter, gauge or histogram.</summary>
    public string Type { get; } = type;

    public double[] Bounds { get; } = bounds;

    /// <summary>Observable counters report totals, plain ones report increments.</summary>
    public bool ReportsTotals => Instrument.IsObservable;

    public MetricSeries Series(string labels)
    {
        lock (series)
        {
            if (series.TryGetValue(labels, out var found))
                return found;
            var key = series.Count < MaxSeries ? labels : "overflow=\"true\"";
            if (!series.TryGetValue(key, out found))
                series[key] = found = new MetricSeries(key, Bounds);
            return found;
        }
    }

    public IReadOnlyList<MetricSeries> All()
    {
        lock (series)
            return [.. series.Values];
    }
}
