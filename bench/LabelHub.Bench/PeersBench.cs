using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using LabelHub.Rendering.Composition;
using LabelHub.TestKit;

namespace LabelHub.Bench;

/// <summary>Ours and other people's engines on the same labels with the same font, in turn, on one core, in one run.</summary>
public static class PeersBench
{
    private const int Labels = 500;
    private const int Rounds = 3;
    private const string Seconds = "3";
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string Folder = Repository.PathOf("bench", "peers");

    private sealed record Engine(string Name, string Program, params string[] Arguments);

    // per second of processor time: none where the work is done in other processes
    private sealed record Told(double LabelsPerSecond, double? LabelsPerProcessorSecond, int Bytes);

    public static async Task<int> RunAsync()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("labels.json", Contents());
        string[] python = ["/usr/bin/python3", Path.Combine(Folder, "pillow.py"), file, Seconds];
        Engine[] engines =
        [
            new("LabelHub: compose, lay out, draw, TSPL", Environment.ProcessPath!, "label-rate", "tspl", Seconds),
            new("LabelHub: the same with the law's check", Environment.ProcessPath!, "label-rate", "checked", Seconds),
            new("LabelHub: compose, lay out, draw, PNG", Environment.ProcessPath!, "label-rate", "png", Seconds),
            Node("Skia (@napi-rs/canvas): the same, TSPL", "skia"),
            Node("Skia, lines and QR ready: draw, TSPL", "skia", "ready"),
            Node("sharp (librsvg): TSPL", "sharp"),
            Node("sharp, lines and QR ready: draw, TSPL", "sharp", "ready"),
            new("Pillow, plain code: TSPL", python[0], [.. python[1..], "grey", "plain"]),
            new("Pillow, antialiased, then 1-bit: TSPL", python[0], [.. python[1..], "grey"]),
            new("Pillow, 1-bit from the start: TSPL", python[0], python[1..]),
            new("Pillow, lines and QR ready: draw, TSPL", python[0], [.. python[1..], "ready"]),
            Node("Chromium, warm page: PNG", "chromium"),
        ];
        var rates = engines.ToDictionary(e => e, _ => new List<Told>());
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var engine in engines)
                rates[engine].Add(await RunAsync(engine));
        }

        Print(engines, rates);
        return 0;

        Engine Node(string name, string module, params string[] options) =>
            new(name, "node", [Path.Combine(Folder, "measure.mjs"), module, file, Seconds, .. options]);
    }

    private static void Print(Engine[] engines, Dictionary<Engine, List<Told>> rates)
    {
        var ours = rates[engines[0]];
        Console.WriteLine($"{"",-44}{"labels/s",9}{"least",9}{"most",9}{"per cpu s",11}{"bytes",8}  ours is, by clock and by processor");
        foreach (var engine in engines)
        {
            var told = rates[engine];
            var (clock, processor) = (Median(told, t => t.LabelsPerSecond), Median(told, t => t.LabelsPerProcessorSecond));
            var (least, most) = (told.Min(t => t.LabelsPerSecond), told.Max(t => t.LabelsPerSecond));
            var times = Median(ours, t => t.LabelsPerSecond) / clock;
            Console.WriteLine(FormattableString.Invariant(
                $"{engine.Name,-44}{clock,9:F1}{least,9:F1}{most,9:F1}{processor,11:F1}{told[0].Bytes,8}  x{times:F1} x{Median(ours, t => t.LabelsPerProcessorSecond) / processor:F1}"));
        }
    }

    private static double? Median(List<Told> told, Func<Told, double?> figure) => told.Select(figure).Order().ElementAt(told.Count / 2);

    /// <summary>What the composer says of the bench's labels, as lines.</summary>
    private static byte[] Contents()
    {
        using var pipeline = LabelPipeline.Open();
        var labels = Enumerable.Range(0, Labels).Select(i => LabelPipeline.Compose(pipeline.Checked(i))).Select(document => new
        {
            title = document.Blocks.First(b => b.Kind == LabelBlockKind.Title).Text,
            lines = document.Blocks.Where(b => b.Kind != LabelBlockKind.Title).Select(b => b.Text),
            url = document.QrUrl,
        });
        return JsonSerializer.SerializeToUtf8Bytes(labels, Json);
    }

    private static async Task<Told> RunAsync(Engine engine)
    {
        var start = new ProcessStartInfo("taskset", ["-c", "0", engine.Program, .. engine.Arguments]) { UseShellExecute = false, RedirectStandardOutput = true };
        // librsvg and Chromium look fonts up by name
        start.Environment["FONTCONFIG_FILE"] = Path.Combine(Folder, "fonts.conf");
        // on one core .NET waits ten times as long before it compiles again what runs often: more than the warm-up
        start.Environment["DOTNET_TC_DelaySingleProcMultiplier"] = "1";
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? JsonSerializer.Deserialize<Told>(output, JsonSerializerOptions.Web)!
            : throw new InvalidOperationException($"{engine.Name} ended with {process.ExitCode}: {output}");
    }
}
