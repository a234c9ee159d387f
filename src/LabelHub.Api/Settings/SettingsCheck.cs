namespace LabelHub.Api.Settings;

/// <summary>Looks through the whole configuration before anything starts: what is wrong would only fail later, or be passed over in silence.</summary>
public static class SettingsCheck
{
    /// <exception cref="SetupException">A sentence for each thing that is wrong.</exception>
    public static void Run(IConfiguration configuration)
    {
        var given = configuration.AsEnumerable().Where(s => s.Value is not null)
            .OrderBy(s => s.Key, StringComparer.OrdinalIgnoreCase).Select(s => FindProblem(s.Key, s.Value!));
        List<string> problems = [.. given.OfType<string>()];
        if (problems.Count == 0 && FindConflict(configuration) is { } conflict)
            problems.Add(conflict);
        if (problems.Count > 0)
            throw new SetupException(string.Join(Environment.NewLine, problems));
    }

    private static string? FindProblem(string name, string value)
    {
        if (KnownSettings.All.FirstOrDefault(s => s.Matches(name)) is { } setting)
            return setting.FindProblem(name, value);
        // some sources list sections as well, without a value
        if (value.Length == 0 && KnownSettings.All.Any(s => s.IsIn(name)))
            return null;
        if (IsMeantForUs(name))
            return $"There is no setting {name}; the nearest is {Nearest(name).Name}.";
        return FindFrameworkProblem(name, value);
    }

    /// <summary>Two of the framework's own that otherwise end in a stack trace.</summary>
    private static string? FindFrameworkProblem(string name, string value)
    {
        if (name.StartsWith("Logging:", StringComparison.OrdinalIgnoreCase) && name.Contains("LogLevel:", StringComparison.OrdinalIgnoreCase))
            return Enum.TryParse<LogLevel>(value, ignoreCase: true, out _) ? null : $"{name} is '{value}': it must be {nameof(LogLevel.Warning)} or another level.";
        if (!name.Equals("urls", StringComparison.OrdinalIgnoreCase))
            return null;
        try
        {
            return value.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(u => BindingAddress.Parse(u.Trim())).All(a => a.Scheme is "http" or "https")
                ? null
                : $"urls is '{value}': it must be an address such as http://127.0.0.1:5080.";
        }
        catch (FormatException)
        {
            return $"urls is '{value}': it must be an address such as http://127.0.0.1:5080.";
        }
    }

    /// <summary>Under one of our sections, under one that is nearly called so, or ours with one underscore instead of two.</summary>
    private static bool IsMeantForUs(string name)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
            return KnownSettings.All.Any(s => s.Name.Replace(':', '_').Equals(name, StringComparison.Ordinal));
        var section = name[..colon];
        return KnownSettings.Sections.Any(known => Distance(known, section) <= (known.Length <= 5 ? 1 : 2));
    }

    private static Setting Nearest(string name) => KnownSettings.All.MinBy(s => Distance(s.Name, name.Replace('_', ':')))!;

    /// <summary>What is right by itself and wrong together.</summary>
    private static string? FindConflict(IConfiguration configuration)
    {
        var endpoint = configuration["WeChat:Endpoint"];
        var fake = !string.IsNullOrEmpty(endpoint) && new Uri(endpoint).IsLoopback;
        if (fake)
            return null;
        if (bool.TryParse(configuration["Demo:Enabled"], out var demo) && demo)
            return "Demo:Enabled is true with the real WeChat: a demonstration runs only beside a fake one on this machine; leave Demo:Enabled out.";
        return string.IsNullOrEmpty(configuration["Public:BaseUrl"]) && !string.IsNullOrEmpty(configuration["WeChat:AppId"])
            ? "Public:BaseUrl is not set: the codes on printed labels would lead nowhere; set it to the address people reach this service by, such as https://l.example.cn."
            : null;
    }

    /// <summary>How many letters must be put in, taken out or exchanged to make one of the other; case does not count.</summary>
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 0; i < one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i + 1;
            for (var j = 0; j < other.Length; j++)
            {
                var same = char.ToUpperInvariant(one[i]) == char.ToUpperInvariant(other[j]);
                (diagonal, row[j + 1]) = (row[j + 1], Math.Min(diagonal + (same ? 0 : 1), 1 + Math.Min(row[j], row[j + 1])));
            }
        }

        return row[^1];
    }
}
