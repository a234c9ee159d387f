using System.Diagnostics.Metrics;

namespace LabelHub.Api.Operations;

/// <summary>One instrument under one set of tags, summed up since the start of the process.</summary>
internal sealed class MetricSeries(string labels, double[] bounds)
{
    private readonly Lock _gate = new();
    private readonly long[] _buckets = new long[bounds.Length];
    private double _sum;
    private double _last;
    private long _count;

    /// <summary>Prometheus labels without braces, such as <c>http_route="/v1/me"</c>.</summary>
    public string Labels { get; } = labels;

    public void Record(double value)
    {
        lock (_gate)
        {
            _sum += value;
            _last = value;
            _count++;
            for (var i = 0; i < bounds.Length; i++)
            {
                if (value <= bounds[i])
                    _buckets[i]++;
            }
        }
    }

    /// <summary>A consistent copy of the figures.</summary>
    public (double Sum, double Last, long Count, long[] Buckets) Read()
    {
        lock (_gate)
            return (_sum, _last, _count, [.. _buckets]);
    }
}

/// <summary>An instrument and its series; further tag sets past the bound share one overflow series.</summary>
internal sealed class MetricFamily(Instrument instrument, string name, string type, double[] bounds)
{
    private const int MaxSeries = 500;
    private readonly Dictionary<string, MetricSeries> _series = new(StringComparer.Ordinal);

    public Instrument Instrument { get; } = instrument;

    public string Name { get; } = name;

    /// <summary>counter, gauge or histogram.</summary>
    public string Type { get; } = type;

    public double[] Bounds { get; } = bounds;

    /// <summary>Observable counters report totals, plain ones report increments.</summary>
    public bool ReportsTotals => Instrument.IsObservable;

    public MetricSeries Series(string labels)
    {
        lock (_series)
        {
            if (_series.TryGetValue(labels, out var found))
                return found;
            var key = _series.Count < MaxSeries ? labels : "overflow=\"true\"";
            if (!_series.TryGetValue(key, out found))
                _series[key] = found = new MetricSeries(key, Bounds);
            return found;
        }
    }

    public IReadOnlyList<MetricSeries> All()
    {
        lock (_series)
            return [.. _series.Values];
    }
}
