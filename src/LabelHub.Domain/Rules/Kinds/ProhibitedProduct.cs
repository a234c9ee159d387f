using LabelHub.Domain.Findings;
using LabelHub.Domain.Labels;
using LabelHub.Domain.Rules.Files;

namespace LabelHub.Domain.Rules.Kinds;

internal sealed class ProhibitedProductFile : FindingRuleFile
{
    /// <summary>Categories, or kinds of one, whose declaration meets the ban.</summary>
    public List<string> Categories { get; set; } = [];

    /// <summary>Endings of names that look like the banned product.</summary>
    public List<string> NameEndings { get; set; } = [];

    /// <summary>Endings that only look alike, such as 料酒 under 酒.</summary>
    public List<string> ExceptNameEndings { get; set; } = [];

    /// <summary>Words by which the label itself says that the ban's exception holds, such as 压榨; it then asks nothing.</summary>
    public List<string> UnlessSays { get; set; } = [];

    /// <summary>Asks, when only the name looks like the banned product.</summary>
    public string? NameMessage { get; set; }
}

/// <summary>
/// A product a workshop may not make. A declared category carries the rule's severity; a name that only looks
/// like the product asks with a warning. In Chinese the end of a name says what a thing is, so endings are
/// compared: 牛奶面包 is bread.
/// </summary>
internal sealed class ProhibitedProduct(ProhibitedProductFile file, IReadOnlyList<RuleVersion> versions) : FindingRule(file, versions)
{
    private readonly List<string> _categories = file.Categories;
    private readonly List<string> _endings = file.NameEndings;
    private readonly List<string> _exceptions = file.ExceptNameEndings;
    private readonly List<string> _unlessSays = file.UnlessSays;
    private readonly string? _nameMessage = file.NameMessage;

    public override string? Field => LabelFields.FoodCategory;

    public override Finding? Check(RuleContext context, RuleVersion version)
    {
        if (LabelFields.Says(context.Label, _unlessSays))
            return null;
        if (context.Category.IsOneOf(_categories))
            return Found(context, version);
        return _nameMessage is not null && LooksBanned(context.Label.FoodName)
            ? Found(context, version) with
            {
                Field = LabelFields.FoodName,
                Message = _nameMessage,
                Severity = version.Severity == Severity.Info ? Severity.Info : Severity.Warning,
            }
            : null;
    }

    private bool LooksBanned(string? name)
    {
        var bare = WithoutBrackets(name);
        return EndsWithAny(bare, _endings) && !EndsWithAny(bare, _exceptions);
    }

    private static ReadOnlySpan<char> WithoutBrackets(string? name)
    {
        var bare = name.AsSpan().Trim();
        var bracket = bare.IndexOfAny("（([【");
        return bracket > 0 ? bare[..bracket].TrimEnd() : bare;
    }

    private static bool EndsWithAny(ReadOnlySpan<char> name, List<string> endings)
    {
        foreach (var ending in endings)
        {
            if (name.EndsWith(ending, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
