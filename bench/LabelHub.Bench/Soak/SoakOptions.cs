using System.Globalization;

namespace LabelHub.Bench.Soak;

/// <summary>What a soak is like, as <c>name=value</c> on the command line.</summary>
/// <param name="Hours">Of its clock, from 07:30 on.</param>
/// <param name="Speed">How many times faster than the world its clock goes between 07:00 and 22:00.</param>
/// <param name="Night">The same for the rest.</param>
/// <param name="Starting">The same while a killed node starts: a start that takes seconds of the world takes minutes of the clock.</param>
/// <param name="Nodes">How many, 1 to 4.</param>
/// <param name="People">How many owners the town has.</param>
/// <param name="Seed">What is drawn by lot follows from this, as far as the machine lets it.</param>
/// <param name="Faults">The share of calls that something goes wrong with.</param>
internal sealed record SoakOptions(
    double Hours = 24,
    double Speed = 120,
    double Night = 600,
    double Starting = 30,
    int Nodes = 1,
    int People = 500,
    int Seed = 1,
    double Faults = 0.05)
{
    public static SoakOptions Read(IEnumerable<string> arguments) => arguments.Aggregate(new SoakOptions(), Take);

    private static SoakOptions Take(SoakOptions options, string argument) => argument.Split('=') switch
    {
        ["hours", var value] => options with { Hours = Number(value) },
        ["speed", var value] => options with { Speed = Number(value) },
        ["night", var value] => options with { Night = Number(value) },
        ["starting", var value] => options with { Starting = Number(value) },
        ["nodes", var value] => options with { Nodes = (int)Number(value) },
        ["people", var value] => options with { People = (int)Number(value) },
        ["seed", var value] => options with { Seed = (int)Number(value) },
        ["faults", var value] => options with { Faults = Number(value) },
        _ => throw new ArgumentException($"{argument}: there are hours, speed, night, starting, nodes, people, seed, faults.", nameof(argument)),
    };

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
