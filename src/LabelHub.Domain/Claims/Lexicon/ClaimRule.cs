using LabelHub.Domain.Findings;
using LabelHub.Domain.Labels;
using LabelHub.Domain.Rules;

namespace LabelHub.Domain.Claims.Lexicon;

/// <summary>A kind of claim with its law, ready to use.</summary>
internal sealed class ClaimRule
{
    private readonly (ClaimRuleVersion Version, Citation Citation)[] _versions;

    private ClaimRule(ClaimRuleFile file, (ClaimRuleVersion, Citation)[] versions)
    {
        File = file;
        _versions = versions;
    }

    public ClaimRuleFile File { get; }

    /// <summary>The id without its prefix, as word lists name the rule.</summary>
    public string Name => File.Id[Prefix.Length..];

    private const string Prefix = "cn.claim.";

    /// <exception cref="RuleFileException">The file does not fit together.</exception>
    public static ClaimRule Compile(RuleSource source, InstrumentRegister instruments)
    {
        var file = RuleYaml.Read<ClaimRuleFile>(source);
        if (!source.Path.EndsWith($"/{file.Id.Replace(Prefix, "", StringComparison.Ordinal)}.yaml", StringComparison.Ordinal))
            throw new RuleFileException(source.Path, 1, $"id '{file.Id}' is not '{Prefix}' and the file's name");
        if (!ClaimClasses.All.Contains(file.Class))
            throw new RuleFileException(source.Path, 1, $"'{file.Class}' is no claim class");
        if (file.Versions.Count == 0 || file.Cases.Count == 0)
            throw new RuleFileException(source.Path, 1, "a rule needs a version and cases");
        if (file.Versions.Select(v => v.Message).OfType<string>().Append(file.Message)
            .Any(m => !m.Contains("{text}", StringComparison.Ordinal)))
            throw new RuleFileException(source.Path, 1, "the message must name the phrase: {text}");
        var resolved = file.Versions
            .Select(v => (v, instruments.Resolve(v.Citation, v.From, v.To, source)))
            .ToArray();
        return resolved.All(v => MayBlock(v.Item2) || !CouldBlock(file, v.v))
            ? new ClaimRule(file, resolved)
            : throw new RuleFileException(source.Path, 1, "what is or can become an error needs a citation that is verified or a notice");
    }

    /// <summary>Whether a text was read, or an authority's notice quotes it: nothing else may stop a label.</summary>
    public static bool MayBlock(Citation citation) => citation.Status is CitationStatus.Verified or CitationStatus.Notice;

    private static bool CouldBlock(ClaimRuleFile file, ClaimRuleVersion version) =>
        file.Severity == Severity.Error || file.DisguiseRaises || version.ErrorFor is not null;

    /// <summary>The law in force, the severity it gives and what is said of it; null where no version covers the date.</summary>
    public (Citation Citation, Severity Severity, string Message)? On(DateOnly lawDate, PackagingForm form, string jurisdiction)
    {
        foreach (var (version, citation) in _versions)
        {
            if ((version.From is { } from && lawDate < from) || (version.To is { } to && lawDate >= to))
                continue;
            var raised = version.ErrorFor is { } error && error.Forms.Contains(form)
                && error.Provinces.Exists(p => jurisdiction.StartsWith(p, StringComparison.Ordinal));
            return (citation, raised ? Severity.Error : File.Severity, version.Message ?? File.Message);
        }

        return null;
    }
}
