using LabelHub.Domain.Rules.Kinds;

namespace LabelHub.Domain.Rules;

/// <summary>The kinds a rule file may name. A new kind is one file under <c>Kinds/</c> and one line here.</summary>
internal static class RuleKinds
{
    private static readonly Dictionary<string, Func<RuleReader, RuleSource, string, Rule>> ByName = new(StringComparer.Ordinal)
    {
        ["requiredField"] = (r, s, pack) => r.Read<RequiredFieldFile>(s, pack, (file, v) => new RequiredField(file, v)),
        ["printedWords"] = (r, s, pack) => r.Read<PrintedWordsFile>(s, pack, (file, v) => new PrintedWords(file, v)),
        ["printedField"] = (r, s, pack) => r.Read<PrintedFieldRuleFile>(s, pack, (file, v) => new PrintedFieldRule(file, v)),
        ["prohibitedProduct"] = (r, s, pack) => r.Read<ProhibitedProductFile>(s, pack, (file, v) => new ProhibitedProduct(file, v)),
        ["requiredNote"] = (r, s, pack) => r.Read<RequiredNoteFile>(s, pack, (file, v) => new RequiredNote(file, v)),
        ["requiredWords"] = (r, s, pack) => r.Read<RequiredWordsFile>(s, pack, (file, v) => new RequiredWords(file, v)),
        ["netContentWords"] = (r, s, pack) => r.Read<NetContentWordsFile>(s, pack, (file, v) => new NetContentWords(file, v)),
        ["netContentUnit"] = (r, s, pack) => r.Read<NetContentUnitFile>(s, pack, (file, v) => new NetContentUnit(file, v)),
        ["ingredientOrder"] = (r, s, pack) => r.Read<IngredientOrderFile>(s, pack, (file, v) => new IngredientOrder(file, v)),
        ["namedIngredientAmount"] =
            (r, s, pack) => r.Read<NamedIngredientAmountFile>(s, pack, (file, v) => new NamedIngredientAmount(file, v)),
        ["innerPacks"] = (r, s, pack) => r.Read<InnerPacksFile>(s, pack, (file, v) => new InnerPacks(file, v)),
        ["everyLabel"] = (r, s, pack) => r.Read<EveryLabelFile>(s, pack, (file, v) => new EveryLabel(file, v)),
        ["provinceTextUnread"] = (r, s, pack) => r.Read<ProvinceTextUnreadFile>(s, pack, (file, v) => new ProvinceTextUnread(file, v)),
        ["futureProductionDate"] = (r, s, pack) => r.Read<FutureProductionDateFile>(
            s, pack, (file, v) => new FutureProductionDate(file, v)),
        ["oldProductionDate"] = (r, s, pack) => r.Read<OldProductionDateFile>(s, pack, (file, v) => new OldProductionDate(file, v)),
        ["expiredLabel"] = (r, s, pack) => r.Read<ExpiredLabelFile>(s, pack, (file, v) => new ExpiredLabel(file, v)),
        ["uncountableExpiry"] = (r, s, pack) => r.Read<UncountableExpiryFile>(s, pack, (file, v) => new UncountableExpiry(file, v)),
        ["hoursWithoutTime"] = (r, s, pack) => r.Read<HoursWithoutTimeFile>(s, pack, (file, v) => new HoursWithoutTime(file, v)),
        ["unknownFoodCategory"] = (r, s, pack) => r.Read<UnknownFoodCategoryFile>(s, pack, (file, v) => new UnknownFoodCategory(file, v)),
        ["shelfLifeExemption"] = (r, s, pack) => r.Read<ShelfLifeExemptionFile>(s, pack, (file, v) => new ShelfLifeExemption(file, v)),
        ["shelfLifeRange"] = (r, s, pack) =>
            r.Read<ShelfLifeRangeFile>(s, pack, (file, v) => new ShelfLifeRange(file, v), selfContradiction: true),
        ["temperatureOrder"] = (r, s, pack) =>
            r.Read<TemperatureOrderFile>(s, pack, (file, v) => new TemperatureOrder(file, v), selfContradiction: true),
    };

    /// <summary>Reads one rule file of whatever kind it names.</summary>
    public static Rule Read(RuleReader reader, RuleSource source, string packId)
    {
        var (kind, line) = KindOf(source);
        return ByName.TryGetValue(kind, out var read)
            ? read(reader, source, packId)
            : throw new RuleFileException(source.Path, line, $"kind '{kind}' is not one of {string.Join(", ", ByName.Keys)}");
    }

    private static (string Kind, int Line) KindOf(RuleSource source)
    {
        const string Key = "kind:";
        var line = 0;
        foreach (var text in source.Text.AsSpan().EnumerateLines())
        {
            line++;
            if (text.StartsWith(Key, StringComparison.Ordinal))
                return (text[Key.Length..].Trim().ToString(), line);
        }

        throw new RuleFileException(source.Path, 1, "the rule names no kind");
    }
}
