using LabelHub.Domain.Checks;
using LabelHub.Domain.Labels;
using LabelHub.Domain.Rules.Files;

namespace LabelHub.Domain.Rules;

/// <summary>The rules of one jurisdiction's own layer: a folder with its <c>pack.yaml</c>, compiled.</summary>
internal sealed class RulePack
{
    public const string FileName = "pack.yaml";
    public const string NationalId = "cn";

    private RulePack(string path, PackFile file, PackData data, IReadOnlyList<Rule> rules, RulePackVersion version)
    {
        Path = path;
        File = file;
        Data = data;
        Rules = rules;
        Version = version;
    }

    /// <summary>Where its <c>pack.yaml</c> stands.</summary>
    public string Path { get; }

    public PackFile File { get; }

    public PackData Data { get; }

    public IReadOnlyList<Rule> Rules { get; }

    public RulePackVersion Version { get; }

    /// <summary>The GB/T 2260 prefix the pack is for; empty for the national ground.</summary>
    public string Code => File.Id == NationalId ? "" : File.Id[(NationalId.Length + 1)..];

    public bool IsProvince => Code.Length == 2;

    /// <param name="packSource">The pack's own file.</param>
    /// <param name="ruleSources">The rule files of its folder.</param>
    /// <param name="hashed">Everything that makes up the pack's version.</param>
    /// <param name="reader">Reads the rules.</param>
    /// <param name="instruments">What may be cited.</param>
    public static RulePack Compile(
        RuleSource packSource, IEnumerable<RuleSource> ruleSources,
        IEnumerable<RuleSource> hashed, RuleReader reader, InstrumentRegister instruments)
    {
        var file = RuleYaml.Read<PackFile>(packSource);
        if (file.Id != NationalId && !IsLocalId(file.Id))
            throw new RuleFileException(
                packSource.Path, RuleFileText.LineOf(packSource, "id:"), $"'{file.Id}' is neither 'cn' nor 'cn-' with a code");
        foreach (var field in file.Captions.Keys.Concat(file.PrintOrder.Select(f => f.Field)))
        {
            if (!LabelFields.IsKnown(field))
                throw new RuleFileException(packSource.Path, RuleFileText.LineOf(packSource, field), $"'{field}' is no label field");
        }

        return new RulePack(
            packSource.Path,
            file,
            new PackData(file, instruments, packSource),
            [.. ruleSources.Select(source => RuleKinds.Read(reader, source, file.Id))],
            new RulePackVersion(file.Id, RuleSource.EditionOf(hashed)));
    }

    private static bool IsLocalId(string id) =>
        id.StartsWith(NationalId + "-", StringComparison.Ordinal)
        && id.Length - NationalId.Length - 1 is 2 or 4 or 6
        && id.AsSpan(NationalId.Length + 1).IndexOfAnyExceptInRange('0', '9') < 0;
}
