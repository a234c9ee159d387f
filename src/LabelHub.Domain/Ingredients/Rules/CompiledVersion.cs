using LabelHub.Domain.Findings;
using LabelHub.Domain.Rules;

namespace LabelHub.Domain.Ingredients.Rules;

/// <summary>A version of a rule with the law of each of its severities.</summary>
internal sealed class CompiledVersion
{
    private readonly Citation _citation;
    private readonly Citation[] _exceptionCitations;

    private CompiledVersion(RuleVersion version, Citation citation, Citation[] exceptionCitations)
    {
        Version = version;
        _citation = citation;
        _exceptionCitations = exceptionCitations;
    }

    public RuleVersion Version { get; }

    public IEnumerable<(Severity Severity, Citation Citation)> Severities
    {
        get
        {
            if (Version.Severity is { } severity)
                yield return (severity, _citation);
            for (var i = 0; i < _exceptionCitations.Length; i++)
                yield return (Version.Except[i].Severity, _exceptionCitations[i]);
        }
    }

    public static CompiledVersion Compile(RuleVersion version, InstrumentRegister instruments, RuleSource source)
    {
        var own = instruments.Resolve(version.Citation, version.From, version.To, source);
        if (version.FromUnknown is not null)
            own = own with { EffectiveFrom = null };
        var exceptions = version.Except
            .Select(e => e.Citation is null ? own : instruments.Resolve(e.Citation, e.From, to: null, source)).ToArray();
        return new CompiledVersion(version, own, exceptions);
    }

    public bool Covers(DateOnly day) => day >= (Version.From ?? DateOnly.MinValue) && day < (Version.To ?? DateOnly.MaxValue);

    /// <summary>How hard the version is there, and by which law; null where it does not apply.</summary>
    public (Severity Severity, Citation Citation)? Judge(LabelPlace place)
    {
        var index = Version.Except.FindIndex(e => e.Fits(place));
        if (index >= 0)
            return (Version.Except[index].Severity, _exceptionCitations[index]);
        return Version.Severity is { } severity ? (severity, _citation) : null;
    }
}
