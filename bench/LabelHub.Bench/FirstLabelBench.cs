using System.Diagnostics;

namespace LabelHub.Bench;

/// <summary>Process start to first label: starts itself afresh and waits for the line that says the label is there.</summary>
public static class FirstLabelBench
{
    private const int Runs = 7;

    public static async Task<int> RunAsync()
    {
        var times = new double[Runs];
        for (var i = 0; i < Runs; i++)
        {
            var watch = Stopwatch.StartNew();
            using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, "first-label-once")
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
            })!;
            var line = await process.StandardOutput.ReadLineAsync();
            times[i] = watch.Elapsed.TotalMilliseconds;
            await process.WaitForExitAsync();
            if (line is null || process.ExitCode != 0)
                return 1;
        }

        Figures.Print("process start to first label", times);
        return 0;
    }

    public static Task<int> RunOnceAsync()
    {
        using var pipeline = LabelPipeline.Open();
        Console.WriteLine(pipeline.Run(0).Length);
        return Task.FromResult(0);
    }
}
