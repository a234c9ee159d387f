using LabelHub.Bench;
using LabelHub.Bench.Reminders;
using LabelHub.Bench.Messages;
using LabelHub.Bench.Service;

var benches = new Dictionary<string, (string What, Func<Task<int>> Run)>(StringComparer.Ordinal)
{
    ["label"] = ("check + compose + lay out + draw + TSPL of 60x40 mm at 203 dpi, content and QR changing each time", LabelBench.RunAsync),
    ["service"] = ("./run under load by wrk: checks, pictures, batches with their print jobs", ServiceBench.RunAsync),
    ["service-print"] = ("the batches with their print jobs of service alone", ServiceBench.RunPrintAsync),
    ["service-memory"] = ("ten minutes of mixed load on ./run, memory every half minute", ServiceBench.RunMemoryAsync),
    ["reminders"] = ("the daily scan: 1,000,000 workshops with five due dates each (WORKSHOPS=N for fewer)", ReminderScanBench.RunAsync),
    ["dispatch"] = ("messages to the fake WeChat on loopback, every guarantee on, by one node and by two", DispatchBench.RunAsync),
    ["first-label"] = ("from process start to the first label, in fresh processes", FirstLabelBench.RunAsync),
    ["first-label-once"] = ("one first label, for first-label", FirstLabelBench.RunOnceAsync),
};
if (args is [var name] && benches.TryGetValue(name, out var bench))
    return await bench.Run();
foreach (var (key, value) in benches)
    Console.WriteLine($"{key,-18}{value.What}");
return args.Length == 0 ? 0 : 2;
