using System.Globalization;

namespace LabelHub.Bench;

/// <summary>Processor time of this process and of all that it started, by what they are: where a figure's time went.</summary>
public sealed class ProcessorTimes
{
    private const double TicksPerSecond = 100;

    // fields of /proc/PID/stat after the name: parent, own time in user and kernel, that of children that ended
    private const int Parent = 1;
    private static readonly int[] Times = [11, 12, 13, 14];

    private readonly Dictionary<string, double> _seconds;

    private ProcessorTimes(Dictionary<string, double> seconds) => _seconds = seconds;

    public static ProcessorTimes Read()
    {
        var processes = new Dictionary<int, (int Parent, string Name, double Seconds)>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && Find(folder) is { } found)
                processes[id] = found;
        }

        var ours = processes.Where(p => IsOurs(p.Key, processes));
        return new ProcessorTimes(ours.GroupBy(p => p.Value.Name, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Sum(p => p.Value.Seconds), StringComparer.Ordinal));
    }

    /// <summary>What was used since, such as <c>LabelHub.Api 1.2 s, postgres 0.8 s</c>.</summary>
    public string Since(ProcessorTimes before) => string.Join(", ", _seconds
        .Select(s => (s.Key, Seconds: s.Value - before._seconds.GetValueOrDefault(s.Key)))
        .Where(s => s.Seconds >= 0.05).OrderByDescending(s => s.Seconds)
        .Select(s => FormattableString.Invariant($"{s.Key} {s.Seconds:F1} s")));

    private static bool IsOurs(int id, Dictionary<int, (int Parent, string Name, double Seconds)> processes)
    {
        while (id != Environment.ProcessId)
        {
            if (!processes.TryGetValue(id, out var process))
                return false;
            id = process.Parent;
        }

        return true;
    }

    private static (int Parent, string Name, double Seconds)? Find(string folder)
    {
        try
        {
            var stat = File.ReadAllText(Path.Combine(folder, "stat"));
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            var command = File.ReadAllText(Path.Combine(folder, "cmdline"));
            return (Number(fields[Parent]), NameOf(command), Times.Sum(t => Number(fields[t])) / TicksPerSecond);
        }
        catch (IOException)
        {
            // it ended in between
            return null;
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>A .NET program by its file, any other by its first word.</summary>
    private static string NameOf(string command)
    {
        var words = command.Split('\0', ' ');
        var program = Array.Find(words, w => w.EndsWith(".dll", StringComparison.Ordinal)) ?? words[0];
        return Path.GetFileNameWithoutExtension(program.TrimEnd(':'));
    }
}
