using LabelHub.Bench;
using LabelHub.Bench.Messages;
using LabelHub.Bench.Reminders;
using LabelHub.Bench.Service;
using LabelHub.Bench.Soak;

var benches = new Dictionary<string, (string What, Func<string[], Task<int>> Run)>(StringComparer.Ordinal)
{
    ["label"] = ("[tspl|png|checked]: one label of 60x40 mm at 203 dpi to TSPL, to PNG, and with the check; content and QR change each time", LabelBench.RunAsync),
    ["label-rate"] = ("tspl|png|checked SECONDS: one of these for some seconds, for peers", LabelBench.RunForAsync),
    ["label-memory"] = ("100,000 labels in one process, memory every 10,000", _ => MemoryBench.RunAsync()),
    ["pdf"] = ("one PDF of 1,000 different labels", _ => PdfBench.RunAsync()),
    ["peers"] = ("ours beside Skia, sharp, Pillow and Chromium on the same labels", _ => PeersBench.RunAsync()),
    ["service"] = ("./run under load by wrk: checks, pictures, batches with their print jobs", _ => ServiceBench.RunAsync()),
    ["service-overload"] = ("the pictures of service alone, then by 400 clients at once", _ => ServiceBench.RunOverloadAsync()),
    ["service-print"] = ("the batches with their print jobs of service alone", _ => ServiceBench.RunPrintAsync()),
    ["service-memory"] = ("ten minutes of mixed load on ./run, memory every half minute", _ => ServiceBench.RunMemoryAsync()),
    ["reminders"] = ("the daily scan: 1,000,000 workshops with five due dates each (WORKSHOPS=N for fewer)", _ => ReminderScanBench.RunAsync()),
    ["dispatch"] = ("messages to the fake WeChat on loopback, every guarantee on, by one node and by two", _ => DispatchBench.RunAsync()),
    ["soak"] = ("[hours=24 nodes=1 people=500 seed=1 faults=0.05 …]: a day of a small town under faults and kills, by a fast clock", SoakBench.RunAsync),
    ["first-label"] = ("from process start to the first label, in fresh processes", _ => FirstLabelBench.RunAsync()),
    ["first-label-once"] = ("one first label, for first-label", _ => FirstLabelBench.RunOnceAsync()),
    ["claims"] = ("[FILE] [misses]: how well the claim check agrees with a table; the development set without FILE", ScoreBench.ClaimsAsync),
    ["ingredients"] = ("[FILE] [misses]: how well the check of ingredient lists agrees with a table", ScoreBench.IngredientsAsync),
    ["check"] = ("one product through the whole check; and the word scan beside SearchValues<string>", ClaimSpeedBench.RunAsync),
    ["compile"] = ("all of rules/ compiled, in fresh processes", ClaimSpeedBench.CompileAsync),
    ["compile-once"] = ("one compilation, for compile", ClaimSpeedBench.CompileOnceAsync),
};
if (args is [var name, .. var rest] && benches.TryGetValue(name, out var bench))
    return await bench.Run(rest);
foreach (var (key, value) in benches)
    Console.WriteLine($"{key,-18}{value.What}");
return args.Length == 0 ? 0 : 2;
