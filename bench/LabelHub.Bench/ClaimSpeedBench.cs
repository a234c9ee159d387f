using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using LabelHub.Domain.Checks;
using LabelHub.Domain.Claims;
using LabelHub.Domain.Claims.Matching;
using LabelHub.Domain.Labels;
using LabelHub.Domain.Rules;
using LabelHub.TestKit;
using LabelHub.TestKit.Claims;
using LabelHub.TestKit.Products;

namespace LabelHub.Bench;

/// <summary>How fast words are found and labels are checked, on one thread; and the scan beside SearchValues in the same run.</summary>
public static class ClaimSpeedBench
{
    private const int Terms = 3000;
    private const int Rounds = 300;
    private const int Checks = 20_000;
    private const int Starts = 7;
    private static readonly DateOnly Day = new(2026, 11, 21);

    public static Task<int> RunAsync(string[] args)
    {
        var sources = RuleFiles.ReadAll();
        CheckProducts(LabelChecker.Compile(sources));
        Scan(sources, ClaimDetector.Compile(sources, InstrumentRegister.Compile(sources)));
        return Task.FromResult(0);
    }

    /// <summary>Compiles all rules in fresh processes, with the settings a service starts with.</summary>
    public static async Task<int> CompileAsync(string[] args)
    {
        var (times, processor) = (new double[Starts], new double[Starts]);
        for (var i = 0; i < Starts; i++)
        {
            using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, "compile-once")
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                Environment = { ["DOTNET_TieredPGO"] = "0" },
            })!;
            var figures = (await process.StandardOutput.ReadToEndAsync()).Split(' ');
            times[i] = double.Parse(figures[0], CultureInfo.InvariantCulture);
            processor[i] = double.Parse(figures[1], CultureInfo.InvariantCulture);
        }

        Figures.Print("rules, claims and ingredients read and compiled, cold", times);
        Figures.Print("the same, processor time", processor);
        return 0;
    }

    /// <summary>From the first touch of a rule file to a checker that is ready: milliseconds by the clock, and of processor time.</summary>
    public static Task<int> CompileOnceAsync(string[] args)
    {
        var processor = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        _ = LabelChecker.Compile(RuleFiles.ReadAll());
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{watch.Elapsed.TotalMilliseconds} {(Environment.CpuUsage.TotalTime - processor).TotalMilliseconds}"));
        return Task.FromResult(0);
    }

    private static void CheckProducts(LabelChecker checker)
    {
        var queries = ProductFile.All.Select(Query).ToArray();
        var times = new double[Checks];
        for (var i = -Checks; i < Checks; i++)
        {
            var start = Stopwatch.GetTimestamp();
            checker.Check(queries[(i + Checks) % queries.Length]);
            if (i >= 0)
                times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Figures.Print("one product: fields, claims, ingredients", times);
    }

    private static LabelCheckQuery Query(Product product) => new(
        "450300", PackagingForm.SimplePackaged, FoodCategory: null, Day, Day, PackageSurfaceCm2: null, new LabelContent
        {
            FoodName = product.Name,
            Ingredients = product.IngredientsText,
            NetContent = product.NetContent,
            StorageConditions = product.Storage,
            BatchNumber = product.BatchExample,
            WorkshopName = product.Workshop.Name,
            WorkshopAddress = product.Workshop.Address,
            AuthorizationNumber = product.Workshop.LicenceNo,
            Slogan = product.ClaimToReject,
            Description = "选用本地原料，石磨慢工，每天现做现卖。开袋后请冷藏，三日内吃完口感最佳，老少皆宜。",
            Usage = "水开后下锅煮6分钟即可，也可凉拌。",
            ProductionDate = Day,
        });

    private static void Scan(IReadOnlyList<RuleSource> sources, ClaimDetector detector)
    {
        var terms = Lexicon(sources);
        var texts = ClaimFile.Development.Select(row => row.Text).ToArray();
        texts = [.. Enumerable.Repeat(texts, 30).SelectMany(t => t)];
        var characters = texts.Sum(t => t.Length);
        Console.WriteLine($"{terms.Length} terms, {texts.Length} texts, {characters} characters");
        var automaton = Automaton.Build(terms);
        var values = SearchValues.Create(terms, StringComparison.Ordinal);
        double raw = 0, light = 0, search = 0;
        for (var round = 0; round < Rounds; round++) // the best of alternating rounds: the machine is shared, and the first ones wait for the compiler
        {
            raw = Math.Max(raw, Rate("automaton, every overlapping hit", texts, characters, round, text =>
            {
                var count = new Count();
                automaton.Scan(text, ref count);
                return count.Hits;
            }));
            light = Math.Max(light, Rate("the same through the light view", texts, characters, round, text =>
            {
                var count = new Count();
                detector.ScanLight(text, automaton, ref count);
                return count.Hits;
            }));
            search = Math.Max(search, Rate("SearchValues<string>, one after the other", texts, characters, round, text => Hits(text, values)));
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"best of {Rounds}: automaton {raw:F0} Mchar/s = {raw / search:F1} x SearchValues {search:F0}; light view {light:F0} Mchar/s; table {automaton.TableBytes / 1024} KiB"));
    }

    /// <summary>Terms of the claim lexicon as they stand in its files.</summary>
    private static string[] Lexicon(IReadOnlyList<RuleSource> sources) =>
    [
        .. sources.Where(s => s.Path.StartsWith("claims/lexemes/", StringComparison.Ordinal))
            .SelectMany(s => s.Text.Split('\n')).Where(line => !line.StartsWith('#') && line.Contains('\t'))
            .SelectMany(line => line.Split('\t')[^1].Split(' '))
            .Where(term => term.Length > 1 && term.All(char.IsLetter))
            .Distinct(StringComparer.Ordinal).OrderBy(term => term, StringComparer.Ordinal)
            .Where((_, i) => i % 2 == 0).Take(Terms),
    ];

    private static double Rate(string what, string[] texts, int characters, int round, Func<string, int> scan)
    {
        var start = Stopwatch.GetTimestamp();
        var hits = 0;
        foreach (var text in texts)
            hits += scan(text);
        var rate = characters / Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        if (round == 0)
            Console.WriteLine($"{what,-44} {hits} hits");
        return rate;
    }

    private static int Hits(string text, SearchValues<string> values)
    {
        var hits = 0;
        for (var rest = text.AsSpan(); rest.IndexOfAny(values) is var at and >= 0; rest = rest[(at + 1)..])
            hits++;
        return hits;
    }

    private struct Count : IMatchSink
    {
        public int Hits { get; private set; }

        public void Match(int pattern, int end) => Hits++;
    }
}
