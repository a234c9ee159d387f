using LabelHub.Domain.Checks;
using LabelHub.Domain.Findings;
using LabelHub.Domain.Labels;
using LabelHub.Domain.Rules;

namespace LabelHub.Domain.Tests.Rules;

/// <summary>Labels put to the rules as they are in the files.</summary>
internal static class LabelChecks
{
    public static readonly DateOnly Today = new(2026, 11, 21);

    /// <summary>A label that states everything a workshop is anywhere asked for.</summary>
    public static readonly LabelContent Complete = new()
    {
        FoodName = "手工红薯粉条",
        Ingredients = "红薯淀粉、水",
        NetContent = "500g",
        ProductionDate = new DateOnly(2026, 11, 20),
        ShelfLife = new ShelfLife(12, ShelfLifeUnit.Month),
        StorageConditions = "阴凉干燥处",
        WorkshopName = "（示例）清溪粉条坊",
        WorkshopAddress = "（示例）清溪镇一村1组",
        WorkshopPhone = "000-00000000",
        AuthorizationNumber = "示例00000001",
        ProductStandard = "GB/T 23587",
        Notes = [new LabelNote("营养成分表", "能量 1500千焦 18%。儿童青少年应避免过量摄入盐油糖。")],
    };

    public static LabelCheckQuery Query(string jurisdiction, PackagingForm form, LabelContent label, DateOnly? date = null) =>
        new(jurisdiction, form, null, date ?? Today, Today, null, label);

    public static RuleEvaluation Evaluate(string jurisdiction, PackagingForm form, LabelContent label, DateOnly? date = null) =>
        TestRules.Set.Evaluate(Query(jurisdiction, form, label, date));

    public static IReadOnlyList<Finding> FindingsOf(string jurisdiction, PackagingForm form, LabelContent label, DateOnly? date = null) =>
        Evaluate(jurisdiction, form, label, date).Findings;

    public static IEnumerable<string?> Fields(IEnumerable<Finding> findings, Severity severity) =>
        findings.Where(f => f.Severity == severity && f.Field is not null).Select(f => f.Field);
}
