using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace LabelHub.Bench;

/// <summary>The way of a label on one thread, warm, all of its content and its QR code other than the last one's.</summary>
public static class LabelBench
{
    /// <summary>
    /// By then the compiler is done with the hot paths; it begins later with code that was compiled ahead of time.
    /// </summary>
    private static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(10);
    private const int Runs = 10_000;

    /// <summary>What is timed, by name.</summary>
    private static readonly Dictionary<string, string> Ways = new(StringComparer.Ordinal)
    {
        ["tspl"] = "compose + lay out + draw + TSPL",
        ["png"] = "compose + lay out + draw + PNG",
        ["checked"] = "check + compose + lay out + draw + TSPL",
    };

    /// <summary>[WAY]: this one, or all of them.</summary>
    public static Task<int> RunAsync(string[] args)
    {
        foreach (var (name, what) in Ways.Where(w => args.Length == 0 || args[0] == w.Key))
        {
            using var pipeline = LabelPipeline.Open();
            var step = Step(name, pipeline);
            Measure(what, step, WarmUp(step));
        }

        return Task.FromResult(0);
    }

    /// <summary>WAY SECONDS: one way alone for some seconds, told as the peers tell theirs.</summary>
    public static Task<int> RunForAsync(string[] args)
    {
        using var pipeline = LabelPipeline.Open();
        var step = Step(args[0], pipeline);
        var first = WarmUp(step);
        var (labels, bytes) = (first, 0);
        var seconds = double.Parse(args[1], CultureInfo.InvariantCulture);
        var processor = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed.TotalSeconds < seconds)
            bytes = step(labels++);
        var done = labels - first;
        processor = Environment.CpuUsage.TotalTime - processor;
        Console.WriteLine(JsonSerializer.Serialize(
            new { labelsPerSecond = done / watch.Elapsed.TotalSeconds, labelsPerProcessorSecond = done / processor.TotalSeconds, bytes }));
        return Task.FromResult(0);
    }

    /// <returns>The number of the next label.</returns>
    private static int WarmUp(Func<int, int> step)
    {
        var labels = 0;
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < WarmUpTime;)
            step(labels++);
        return labels;
    }

    private static void Measure(string what, Func<int, int> step, int first)
    {
        var times = new double[Runs];
        long bytes = 0;
        GC.Collect();
        var (processor, allocated) = (Environment.CpuUsage.TotalTime, GC.GetAllocatedBytesForCurrentThread());
        for (var i = 0; i < Runs; i++)
        {
            var start = Stopwatch.GetTimestamp();
            bytes += step(first + i);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        var total = times.Sum() / 1000;
        processor = Environment.CpuUsage.TotalTime - processor;
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        Figures.Print(what, times);
        Console.WriteLine(FormattableString.Invariant(
            $"    {bytes / Runs} bytes a label, {Runs / total:F0} labels/s by the clock, {Runs / processor.TotalSeconds:F0} labels/s of processor time, {allocated / Runs / 1024} KiB allocated a label"));
    }

    private static Func<int, int> Step(string way, LabelPipeline pipeline)
    {
        if (way == "checked")
            return i => pipeline.Run(i).Length;
        // Checked beforehand; the trace address is new each time, so no label comes twice.
        var labels = Enumerable.Range(0, 2000).Select(pipeline.Checked).ToArray();
        Func<Rendering.RenderOutcome.Drawn, byte[]> encode = way == "png" ? LabelPipeline.Png : LabelPipeline.Tspl;
        return i => encode(pipeline.Draw(LabelPipeline.Compose(labels[i % labels.Length] with { TraceUrl = LabelContents.TraceUrl(i) }))).Length;
    }
}
