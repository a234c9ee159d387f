using System.Buffers;
using LabelHub.Domain.Findings;
using LabelHub.Domain.Labels;
using LabelHub.Domain.Rules.Files;

namespace LabelHub.Domain.Rules.Kinds;

internal sealed class ShelfLifeExemptionFile : FindingRuleFile
{
    /// <summary>The caption of the note that states the strength.</summary>
    public string? StrengthCaption { get; set; }

    /// <summary>From this strength on, in %vol, the standard asks for no shelf life.</summary>
    public decimal FromStrength { get; set; }

    /// <summary>The kinds of food exempted; where there is a strength caption, those taken to be that strong if none is stated.</summary>
    public List<string> Categories { get; set; } = [];
}

/// <summary>
/// Food the standard exempts, such as strong liquor, without a shelf life: the lists ask for one, the standard
/// does not. Both are shown in one info instead of an error. The standard exempts only where the production date
/// is stated.
/// </summary>
internal sealed class ShelfLifeExemption(ShelfLifeExemptionFile file, IReadOnlyList<RuleVersion> versions) : FindingRule(file, versions)
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");
    private readonly string? _caption = file.StrengthCaption;
    private readonly decimal _fromStrength = file.FromStrength;
    private readonly List<string> _categories = file.Categories;

    public override string Field => LabelFields.ShelfLife;

    /// <summary>Speaks only through <see cref="Soften"/>: where no list asks for a shelf life there is nothing to explain.</summary>
    public override Finding? Check(RuleContext context, RuleVersion version) => null;

    /// <summary>The info that takes the place of a missing shelf life, citing the list that asks for it.</summary>
    public Finding? Soften(RuleContext context, RuleVersion version, Finding missing)
    {
        if (context.Label.ProductionDate is null || !IsExempt(context))
            return null;
        var list = $"《{missing.Citation.Instrument}》{missing.Citation.Article}";
        return Found(context, version) with
        {
            Message = version.Message.Replace("{list}", list, StringComparison.Ordinal),
            Citation = missing.Citation,
        };
    }

    private bool IsExempt(RuleContext context) =>
        _caption is not null && Strength(context.Label.NoteText(_caption)) is { } strength
            ? strength >= _fromStrength
            : context.Category.IsOneOf(_categories);

    /// <summary>The first number of a text such as 52%vol, cut after two decimals; null where there is none or it is no strength.</summary>
    private static decimal? Strength(string? text)
    {
        const int LongestWhole = 3;
        const int Decimals = 2;
        var rest = HalfWidth.Of(text ?? "").AsSpan();
        var start = rest.IndexOfAny(Digits);
        if (start < 0)
            return null;
        rest = rest[start..];
        var whole = LeadingDigits(rest);
        if (whole.Length > LongestWhole)
            return null;
        rest = rest[whole.Length..];
        var fraction = rest is ['.', ..] ? LeadingDigits(rest[1..]) : [];
        var strength = Number(whole);
        var scale = 1m;
        foreach (var digit in fraction[..Math.Min(fraction.Length, Decimals)])
            strength += (digit - '0') * (scale /= 10);
        return strength;
    }

    private static ReadOnlySpan<char> LeadingDigits(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExcept(Digits);
        return end < 0 ? text : text[..end];
    }

    private static decimal Number(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var digit in digits)
            number = number * 10 + (digit - '0');
        return number;
    }
}
