using LabelHub.Api.Http;
using LabelHub.Domain.Rules;

namespace LabelHub.Api.Features.Labels;

/// <summary>The shape of a label request: what must be there and how long it may be. Rules of law are the domain's.</summary>
public static class LabelRequestShape
{
    /// <summary>Characters in one text field; the longest lawful ingredient lists have a few hundred.</summary>
    public const int MaxTextLength = 2000;

    /// <summary>Characters of a whole label; no paper holds as many, and a check takes time for each.</summary>
    public const int MaxTotalLength = 20_000;

    public const int MaxNotes = 20;
    public const int MaxCaptionLength = 40;
    public const int MaxShelfLife = 100_000;
    public const double MaxSurfaceCm2 = 1_000_000;

    /// <summary>All errors of a request; empty when it can be answered.</summary>
    /// <param name="request">The request; null when an item of a batch is.</param>
    /// <param name="rules">Knows the jurisdictions and food categories.</param>
    /// <param name="at">Path prefix, such as <c>items[3].</c>.</param>
    public static IEnumerable<FieldError> Check(LabelRequest? request, RuleSet rules, string at = "")
    {
        if (request is null)
            return [new FieldError(at.TrimEnd('.'), "不能为空。")];
        return Circumstances(request, rules, at).Concat(request.Label is null
            ? [new FieldError(at + "label", "请带上标签内容。")]
            : Texts(request.Label, at + "label.").Concat(Numbers(request.Label, at + "label.")));
    }

    private static IEnumerable<FieldError> Circumstances(LabelRequest request, RuleSet rules, string at)
    {
        if (request.Jurisdiction is not { Length: 6 } code || !code.All(char.IsAsciiDigit))
            yield return new FieldError(at + "jurisdiction", "请选择所在的省、市、县。");
        else if (!rules.Knows(code))
            yield return new FieldError(at + "jurisdiction", "没有这个地区，请选择所在的省、市、县。");
        if (request.PackagingForm is null)
            yield return new FieldError(at + "packagingForm", "请选择包装形式：简易包装、散装或预包装。");
        if (request.FoodCategory is { } category && (category.Length > MaxCaptionLength || !TextShape.IsStorable(category)))
            yield return new FieldError(at + "foodCategory", "没有这个食品类别，请从列表里选一个。");
        if (request.PackageSurfaceCm2 is { } surface && !(surface > 0 && surface <= MaxSurfaceCm2))
            yield return new FieldError(at + "packageSurfaceCm2", "包装表面积要大于 0（平方厘米）。");
    }

    private static IEnumerable<FieldError> Texts(LabelBody label, string at)
    {
        foreach (var (field, text) in label.Texts)
        {
            if (Text(at + field, text, MaxTextLength) is { } error)
                yield return error;
        }

        if (CheckCost.CharactersOf(label) is > MaxTotalLength and var total)
            yield return new FieldError(at.TrimEnd('.'), FormattableString.Invariant($"整张标签的文字一共 {total} 个字，最多 {MaxTotalLength} 个，请删减。"));
        var notes = label.Notes ?? [];
        if (notes.Count > MaxNotes)
            yield return new FieldError(at + "notes", FormattableString.Invariant($"其他标示内容最多 {MaxNotes} 条。"));
        for (var i = 0; i < Math.Min(notes.Count, MaxNotes); i++)
        {
            var note = FormattableString.Invariant($"{at}notes[{i}]");
            if (notes[i] is null)
                yield return new FieldError(note, "不能为空。");
            if (Text(note + ".caption", notes[i]?.Caption, MaxCaptionLength) is { } caption)
                yield return caption;
            if (Text(note + ".text", notes[i]?.Text, MaxTextLength) is { } text)
                yield return text;
        }
    }

    private static IEnumerable<FieldError> Numbers(LabelBody label, string at)
    {
        if (label.ProductionTime == TimeOnly.MaxValue)
            yield return new FieldError(at + "productionTime", "生产时间是 00:00 到 23:59。");
        if (label.ShelfLife is not { } life)
            yield break;
        if (life.Value is null)
            yield return new FieldError(at + "shelfLife.value", "请填保质期的数字。");
        else if (life.Value is > MaxShelfLife or < -MaxShelfLife)
            yield return new FieldError(at + "shelfLife.value", "保质期的数字太大。");
        if (life.Unit is null)
            yield return new FieldError(at + "shelfLife.unit", "请选择保质期的单位：小时、天、个月或年。");
    }

    private static FieldError? Text(string field, string? text, int max) => text switch
    {
        null => null,
        _ when text.Length > max => new FieldError(field, FormattableString.Invariant($"文字太长，最多 {max} 个字符。")),
        _ when !TextShape.IsStorable(text) => new FieldError(field, TextShape.NotStorable),
        _ => null,
    };
}
