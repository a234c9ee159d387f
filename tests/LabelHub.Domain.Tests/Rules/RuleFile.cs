using LabelHub.Domain.Findings;
using LabelHub.Domain.Rules;

namespace LabelHub.Domain.Tests.Rules;

/// <summary>A rule file as a reviewer reads it: id, editions, cases.</summary>
internal sealed record RuleFile(RuleSource Source, string Id, IReadOnlyList<RuleFileVersion> Versions, IReadOnlyList<RuleCase> Cases)
{
    public static RuleFile Read(RuleSource source)
    {
        var (id, versions) = Scan(source.Text);
        var cases = RuleFileText.CasesPart(source) is { } part ? RuleYaml.Read<RuleCasesFile>(part).Cases : [];
        return new RuleFile(source, id, versions, cases);
    }

    /// <summary>A place of the rule's pack; for the national pack one without rules of its own.</summary>
    public string Jurisdiction
    {
        get
        {
            var pack = Id[..Id.IndexOf('.', StringComparison.Ordinal)];
            return pack == "cn" ? "520000" : pack["cn-".Length..].PadRight(6, '0');
        }
    }

    /// <summary>Reads the lines every kind of rule shares; the strict reading is the compiler's.</summary>
    private static (string Id, List<RuleFileVersion> Versions) Scan(string text)
    {
        var id = "";
        var versions = new List<RuleFileVersion>();
        foreach (var line in text.Split('\n'))
        {
            if (line.StartsWith("cases:", StringComparison.Ordinal))
                break;
            if (line.StartsWith("id:", StringComparison.Ordinal))
                id = line["id:".Length..].Trim();
            if (line.StartsWith("  - ", StringComparison.Ordinal))
                versions.Add(new RuleFileVersion());
            if (versions is [.., var version])
                version.Take(line);
        }

        return (id, versions);
    }
}

internal sealed class RuleFileVersion
{
    public DateOnly? From { get; private set; }
    public CitationStatus? Status { get; private set; }
    public string? Instrument { get; private set; }
    public string? Quote { get; private set; }

    public void Take(string line)
    {
        var text = line.TrimStart(' ', '-');
        if (Value(text, "from:") is { } from)
            From = DateOnly.ParseExact(from, "yyyy-MM-dd");
        if (Value(text, "status:") is { } status)
            Status = Enum.Parse<CitationStatus>(status, ignoreCase: true);
        Instrument ??= Value(text, "instrument:");
        Quote ??= Value(text, "quote:");
    }

    private static string? Value(string text, string key) =>
        text.StartsWith(key, StringComparison.Ordinal) ? text[key.Length..].Trim() : null;
}
