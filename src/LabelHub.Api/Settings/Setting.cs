using System.Globalization;

namespace LabelHub.Api.Settings;

/// <summary>One setting that an operator may give.</summary>
/// <param name="Name">Section and key, such as <c>Jobs:Enabled</c>; a part that is <c>*</c> stands for any name.</param>
/// <param name="Values">Which values there are, as it reads after "it must be".</param>
/// <param name="Default">What holds without it, for the documentation.</param>
/// <param name="About">What it is for, for the documentation.</param>
/// <param name="Allows">Whether a value is one of them.</param>
/// <param name="IsSecret">Its value is never shown.</param>
public sealed record Setting(string Name, string Values, string Default, string About, Func<string, bool> Allows, bool IsSecret = false)
{
    private const int LongestShown = 80;

    public bool IsPattern => Name.Contains('*', StringComparison.Ordinal);

    /// <summary>Whether the name is this setting's; case does not count, as everywhere in the configuration.</summary>
    public bool Matches(string name) => Parts(Name) == Parts(name) && StartsLike(name);

    /// <summary>Whether the name is that of a section which this setting stands in.</summary>
    public bool IsIn(string section) => Parts(Name) > Parts(section) && StartsLike(section);

    /// <summary>What is wrong with the value, as a sentence; null where nothing is.</summary>
    public string? FindProblem(string name, string value)
    {
        if (Allows(value))
            return null;
        return IsSecret ? $"{name} must be {Values}." : $"{name} is '{Shown(value)}': it must be {Values}.";
    }

    public static Setting Number(string name, int minimum, int maximum, string otherwise, string about) => new(
        name,
        FormattableString.Invariant($"a whole number from {minimum} to {maximum}"),
        otherwise,
        about,
        value => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= minimum && number <= maximum);

    public static Setting Number(string name, int minimum, int maximum, int otherwise, string about) =>
        Number(name, minimum, maximum, otherwise.ToString(CultureInfo.InvariantCulture), about);

    public static Setting Switch(string name, bool otherwise, string about) => new(
        name, "true or false", otherwise ? "true" : "false", about, value => bool.TryParse(value, out _));

    public static Setting Text(string name, string otherwise, string about) => new(name, "text", otherwise, about, _ => true);

    public static Setting Secret(string name, string about) => new(name, "text", "", about, _ => true, IsSecret: true);

    private static int Parts(string name) => name.Count(c => c == ':') + 1;

    private bool StartsLike(string name) => Name.Split(':').Zip(name.Split(':'))
        .All(p => p.First == "*" || p.First.Equals(p.Second, StringComparison.OrdinalIgnoreCase));

    /// <summary>One line of a message, whatever somebody has put into the value.</summary>
    private static string Shown(string value)
    {
        var line = string.Concat(value.Select(c => char.IsControl(c) ? ' ' : c));
        return line.Length > LongestShown ? line[..LongestShown] + "…" : line;
    }
}
