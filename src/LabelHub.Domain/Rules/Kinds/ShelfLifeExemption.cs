using LabelHub.Domain.Findings;
using LabelHub.Domain.Labels;
using LabelHub.Domain.Rules.Files;

namespace LabelHub.Domain.Rules.Kinds;

internal sealed class ShelfLifeExemptionFile : FindingRuleFile
{
    /// <summary>The caption of the note that states the strength.</summary>
    public required string StrengthCaption { get; set; }

    /// <summary>From this strength on, in %vol, the standard asks for no shelf life.</summary>
    public required decimal FromStrength { get; set; }

    /// <summary>Kinds of food taken to be that strong where no strength is stated.</summary>
    public List<string> Categories { get; set; } = [];
}

/// <summary>
/// Strong liquor without a shelf life: the lists ask for one, the standard does not. Both are shown in one
/// info instead of an error. The standard exempts only where the production date is stated.
/// </summary>
internal sealed class ShelfLifeExemption(ShelfLifeExemptionFile file, IReadOnlyList<RuleVersion> versions) : FindingRule(file, versions)
{
    private readonly string _caption = file.StrengthCaption;
    private readonly decimal _fromStrength = file.FromStrength;
    private readonly List<string> _categories = file.Categories;

    public override string Field => LabelFields.ShelfLife;

    /// <summary>Speaks only through <see cref="Soften"/>: where no list asks for a shelf life there is nothing to explain.</summary>
    public override Finding? Check(RuleContext context, RuleVersion version) => null;

    /// <summary>The info that takes the place of a missing shelf life, citing the list that asks for it.</summary>
    public Finding? Soften(RuleContext context, RuleVersion version, Finding missing)
    {
        if (context.Label.ProductionDate is null || !IsStrong(context))
            return null;
        var list = $"《{missing.Citation.Instrument}》{missing.Citation.Article}";
        return Found(context, version) with
        {
            Message = version.Message.Replace("{list}", list, StringComparison.Ordinal),
            Citation = missing.Citation,
        };
    }

    private bool IsStrong(RuleContext context) =>
        Strength(context.Label.NoteText(_caption)) is { } strength
            ? strength >= _fromStrength
            : context.Category.IsOneOf(_categories);

    /// <summary>The first number of a text such as 52%vol; null where there is none.</summary>
    private static decimal? Strength(string? text)
    {
        decimal whole = 0, scale = 0;
        var started = false;
        foreach (var c in text ?? "")
        {
            if (CharValue(c) is { } digit)
            {
                if (whole > 1000)
                    return null;
                started = true;
                if (scale > 0)
                {
                    whole += digit * scale;
                    scale /= 10;
                }
                else
                {
                    whole = whole * 10 + digit;
                }
            }
            else if (started && scale == 0 && c is '.' or '．')
            {
                scale = 0.1m;
            }
            else if (started)
            {
                break;
            }
        }

        return started ? whole : null;
    }

    private static int? CharValue(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= '０' and <= '９' => c - '０',
        _ => null,
    };
}
