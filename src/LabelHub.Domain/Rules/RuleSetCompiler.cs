using LabelHub.Domain.Rules.Files;

namespace LabelHub.Domain.Rules;

/// <summary>Sorts the sources into packs and puts the packs of each place together.</summary>
internal static class RuleSetCompiler
{
    private const string National = "national/";
    private const string Provinces = "provinces/";
    private const string ProvinceNames = National + "provinces.yaml";
    private const string Categories = National + "food-categories.yaml";
    private const string Print = National + "print.yaml";
    private const string Dates = National + "dates.yaml";

    /// <summary>Files of a pack's folder that are no rules.</summary>
    private static readonly HashSet<string> DataFiles = new(StringComparer.Ordinal) { ProvinceNames, Categories, Print, Dates };

    public static RuleSet Compile(IReadOnlyList<RuleSource> sources, InstrumentRegister instruments)
    {
        var byPath = sources.ToDictionary(s => s.Path, StringComparer.Ordinal);
        var categories = new FoodCategories(Needed(byPath, Categories));
        RuleYaml.Read<DatesFile>(Needed(byPath, Dates));
        var packs = Packs(sources, new RuleReader(instruments, categories), instruments);
        CheckIds(packs);
        var names = RuleYaml.Read<ProvincesFile>(Needed(byPath, ProvinceNames)).Provinces;
        CheckPlaces(packs, names);
        var national = packs.SingleOrDefault(p => p.Code.Length == 0)
            ?? throw new RuleFileException(National + RulePack.FileName, 1, "the national pack is missing");
        PackChain ChainOf(string code, string name) =>
            new(code, name, [national, .. packs.Where(p => p.Code.Length > 0 && code.StartsWith(p.Code, StringComparison.Ordinal))
                .OrderBy(p => p.Code.Length)]);
        PackChain[] provinces = [.. names.Keys.Order(StringComparer.Ordinal).Select(code => ChainOf(code, names[code]))];
        var chains = provinces.Concat(packs.Where(p => p.Code.Length > 2).Select(p => ChainOf(p.Code, p.File.Name)));
        return new RuleSet(
            provinces,
            chains.ToDictionary(c => c.Code, StringComparer.Ordinal),
            categories,
            new PrintHeights(Needed(byPath, Print), instruments),
            instruments);
    }

    private static List<RulePack> Packs(IReadOnlyList<RuleSource> sources, RuleReader reader, InstrumentRegister instruments)
    {
        var folders = sources
            .Where(s => IsOurs(s.Path))
            .GroupBy(s => s.Path[..s.Path.LastIndexOf('/')], StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal);
        var packs = new List<RulePack>();
        foreach (var folder in folders)
        {
            var own = $"{folder.Key}/{RulePack.FileName}";
            var packFile = folder.SingleOrDefault(s => s.Path == own) ?? throw new RuleFileException(own, 1, "the folder has no pack.yaml");
            var rules = folder.Where(s => s.Path != own && !DataFiles.Contains(s.Path)).OrderBy(s => s.Path, StringComparer.Ordinal);
            packs.Add(RulePack.Compile(packFile, rules, folder, reader, instruments));
        }

        return packs;
    }

    /// <summary>Rule ids need no check of their own: each begins with its pack's id and ends with its file's name.</summary>
    private static void CheckIds(IEnumerable<RulePack> packs)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var pack in packs)
        {
            if (!ids.Add(pack.File.Id))
                throw new RuleFileException(pack.Path, 1, $"pack '{pack.File.Id}' exists twice");
        }
    }

    private static void CheckPlaces(IEnumerable<RulePack> packs, Dictionary<string, string> provinces)
    {
        foreach (var pack in packs.Where(p => p.Code.Length > 0))
        {
            if (!provinces.TryGetValue(pack.Code[..2], out var name))
                throw new RuleFileException(pack.Path, 1, $"pack '{pack.File.Id}' lies in no province");
            if (pack.IsProvince && pack.File.Name != name)
                throw new RuleFileException(pack.Path, 1, $"the name is '{name}' in {ProvinceNames}");
        }
    }

    private static bool IsOurs(string path) =>
        (path.StartsWith(National, StringComparison.Ordinal) || path.StartsWith(Provinces, StringComparison.Ordinal))
        && path.EndsWith(".yaml", StringComparison.Ordinal);

    private static RuleSource Needed(Dictionary<string, RuleSource> byPath, string path) =>
        byPath.TryGetValue(path, out var source) ? source : throw new RuleFileException(path, 1, "the file is missing");
}
