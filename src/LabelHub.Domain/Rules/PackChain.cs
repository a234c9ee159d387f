using LabelHub.Domain.Checks;
using LabelHub.Domain.Findings;
using LabelHub.Domain.Labels;
using LabelHub.Domain.Rules.Files;
using LabelHub.Domain.Rules.Kinds;

namespace LabelHub.Domain.Rules;

/// <summary>What holds in one place: the national ground, the province's pack and those of its city and county.</summary>
internal sealed class PackChain
{
    private readonly RequiredField[] _ownList;

    public PackChain(string code, string name, IReadOnlyList<RulePack> packs)
    {
        Code = code;
        Name = name;
        Packs = packs;
        var order = packs[0].File.PrintOrder;
        Captions = [.. order.Select(
            f => (f.Field, packs.Select(p => p.File.Captions.GetValueOrDefault(f.Field)).LastOrDefault(c => c is not null) ?? f.Caption))];
        Versions = [.. packs.Select(p => p.Version)];
        var places = order.Select((f, i) => new { f.Field, Place = i }).ToDictionary(f => f.Field, f => f.Place, StringComparer.Ordinal);
        // In the order of the label, so that an owner reads findings from top to bottom; the most local pack last.
        Rules =
        [
            .. packs.SelectMany((pack, depth) => pack.Rules.Select(rule => new { Rule = rule, Depth = depth }))
                .OrderBy(r => r.Rule.Field is { } field ? places.GetValueOrDefault(field, -1) : -1)
                .ThenBy(r => r.Depth)
                .ThenBy(r => r.Rule.Id, StringComparer.Ordinal)
                .Select(r => r.Rule),
        ];
        _ownList = [.. packs.Where(p => p.IsProvince).SelectMany(p => p.Rules).OfType<RequiredField>()];
        var province = packs.FirstOrDefault(p => p.IsProvince);
        ProvinceText = province?.File.TextRead ?? TextReading.None;
        ProvinceName = province?.File.Name ?? name;
    }

    /// <summary>The GB/T 2260 prefix: two, four or six digits.</summary>
    public string Code { get; }

    /// <summary>The name of the place, such as 山东省.</summary>
    public string Name { get; }

    /// <summary>The name of the province the place lies in.</summary>
    public string ProvinceName { get; }

    /// <summary>From the national ground to the most local.</summary>
    public IReadOnlyList<RulePack> Packs { get; }

    public IReadOnlyList<Rule> Rules { get; }

    public IReadOnlyList<RulePackVersion> Versions { get; }

    /// <summary>Every printable field with the caption of the most local pack, in print order.</summary>
    public IReadOnlyList<(string Field, string Caption)> Captions { get; }

    public TextReading ProvinceText { get; }

    public string CaptionOf(string field)
    {
        foreach (var (name, caption) in Captions)
        {
            if (name == field)
                return caption;
        }

        return field;
    }

    /// <summary>
    /// Whether the province's own list, read or quoted by an authority, covers a packaging form on a date:
    /// then the national fallback stands aside.
    /// </summary>
    public bool HasOwnList(PackagingForm form, DateOnly date)
    {
        foreach (var rule in _ownList)
        {
            if (rule.IsFor(form) && rule.VersionOn(date)?.Citation.Status is CitationStatus.Verified or CitationStatus.Notice)
                return true;
        }

        return false;
    }
}
