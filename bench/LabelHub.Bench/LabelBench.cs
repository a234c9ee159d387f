using System.Diagnostics;

namespace LabelHub.Bench;

/// <summary>The whole way of a label on one thread, warm, nothing of one label reused for the next.</summary>
public static class LabelBench
{
    private const int WarmUps = 3000;
    private const int Runs = 10_000;

    public static Task<int> RunAsync()
    {
        using var pipeline = LabelPipeline.Open();
        for (var i = 0; i < WarmUps; i++)
            pipeline.Run(i);
        var times = new double[Runs];
        long bytes = 0;
        for (var i = 0; i < Runs; i++)
        {
            var start = Stopwatch.GetTimestamp();
            bytes += pipeline.Run(WarmUps + i).Length;
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Figures.Print("check + compose + lay out + draw + TSPL", times);
        Console.WriteLine($"{bytes / Runs} bytes a label, {Runs / times.Sum() * 1000:F0} labels/s");
        return Task.FromResult(0);
    }
}
