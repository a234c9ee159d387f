using System.Diagnostics;

namespace LabelHub.Bench;

/// <summary>A hundred thousand labels one after the other in one process: its memory must stay flat.</summary>
public static class MemoryBench
{
    private const int Labels = 100_000;
    private const int Step = 10_000;

    public static Task<int> RunAsync()
    {
        using var pipeline = LabelPipeline.Open();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true); // as the service does when it is warm
        for (var i = 0; i < Labels; i++)
        {
            if (i % Step == 0)
                Print(i);
            pipeline.Run(i);
        }

        Print(Labels);
        return Task.FromResult(0);
    }

    private static void Print(int labels)
    {
        using var self = Process.GetCurrentProcess();
        Console.WriteLine(FormattableString.Invariant(
            $"{labels,7} labels  resident {self.WorkingSet64 / 1048576.0:F0} MiB, most so far {self.PeakWorkingSet64 / 1048576.0:F0} MiB, heap {GC.GetTotalMemory(forceFullCollection: false) / 1048576.0:F0} MiB"));
    }
}
