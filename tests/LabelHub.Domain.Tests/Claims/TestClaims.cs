using LabelHub.Domain.Claims;
using LabelHub.Domain.Findings;
using LabelHub.Domain.Labels;
using LabelHub.Domain.Rules;
using LabelHub.TestKit;

namespace LabelHub.Domain.Tests.Claims;

/// <summary>The detector over the shipped lexicon, compiled once for all tests.</summary>
internal static class TestClaims
{
    /// <summary>A day on which today's law stands and the standards of 2027 do not yet.</summary>
    public static readonly DateOnly Today = new(2026, 11, 21);

    public static IReadOnlyList<RuleSource> Sources { get; } = RuleFiles.ReadAll();

    public static ClaimDetector Detector { get; } = ClaimDetector.Compile(Sources, InstrumentRegister.Compile(Sources));

    /// <summary>The findings in a field of a simply packaged label in 广西, infos left out.</summary>
    public static IReadOnlyList<Finding> Find(string text, string field = LabelFields.Description) =>
        [.. Detector.Detect(Label(text, field), PackagingForm.SimplePackaged, "450000", Today).Where(f => f.Severity > Severity.Info)];

    public static LabelContent Label(string text, string field) => field switch
    {
        LabelFields.FoodName => new LabelContent { FoodName = text },
        LabelFields.Slogan => new LabelContent { Slogan = text },
        LabelFields.Ingredients => new LabelContent { Ingredients = text },
        LabelFields.Usage => new LabelContent { Usage = text },
        LabelFields.StorageConditions => new LabelContent { StorageConditions = text },
        LabelFields.WorkshopName => new LabelContent { WorkshopName = text },
        LabelFields.WorkshopAddress => new LabelContent { WorkshopAddress = text },
        LabelFields.Description => new LabelContent { Description = text },
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "no such field here"),
    };
}
