using System.Diagnostics;
using LabelHub.Rendering.Documents;

namespace LabelHub.Bench;

/// <summary>One PDF of a thousand different labels: composed, laid out, written.</summary>
public static class PdfBench
{
    private const int Labels = 1000;
    private const int Runs = 5;

    public static Task<int> RunAsync()
    {
        using var pipeline = LabelPipeline.Open();
        var writer = PdfWriter.Open(LabelPipeline.FontFolder);
        var labels = Enumerable.Range(0, Labels).Select(pipeline.Checked).ToArray();
        var times = new double[Runs];
        var bytes = 0;
        for (var i = 0; i < Runs; i++)
        {
            var processor = Environment.CpuUsage.TotalTime;
            var start = Stopwatch.GetTimestamp();
            bytes = writer.Write(labels.Select(l => pipeline.Draw(LabelPipeline.Compose(l)).Label), LabelPipeline.Stock, "标签").Length;
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            processor = Environment.CpuUsage.TotalTime - processor;
            Console.WriteLine(FormattableString.Invariant($"{times[i]:F0} ms, {processor.TotalMilliseconds:F0} ms of processor time, {bytes} bytes"));
        }

        Figures.Print("PDF of 1,000 labels", times);
        return Task.FromResult(0);
    }
}
