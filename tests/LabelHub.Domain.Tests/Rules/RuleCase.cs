using System.Globalization;
using LabelHub.Domain.Checks;
using LabelHub.Domain.Findings;
using LabelHub.Domain.Labels;

namespace LabelHub.Domain.Tests.Rules;

/// <summary>The second part of a rule file.</summary>
public sealed class RuleCasesFile
{
    public required List<RuleCase> Cases { get; set; }
}

/// <summary>A case of a rule: a label, its circumstances, and what this rule alone must answer.</summary>
public sealed class RuleCase
{
    /// <summary>The day a case is about when it names none: an ordinary day before the changes of 2027-03-16.</summary>
    public static readonly DateOnly OrdinaryDay = new(2026, 11, 21);

    public required string Name { get; set; }

    /// <summary>Six digits; left out, the place of the rule's pack.</summary>
    public string? Jurisdiction { get; set; }

    public string? Category { get; set; }
    public PackagingForm Form { get; set; } = PackagingForm.SimplePackaged;
    public DateOnly? Date { get; set; }
    public DateOnly? Today { get; set; }
    public double? Surface { get; set; }
    public required CaseLabel Label { get; set; }

    /// <summary>A severity, or <c>none</c>.</summary>
    public string? Expect { get; set; }

    /// <summary>For rules that only print: their words or fields that must stand on paper.</summary>
    public List<string>? ExpectPrinted { get; set; }

    public Severity? ExpectedSeverity => Expect is null or "none" ? null : Enum.Parse<Severity>(Expect, ignoreCase: true);

    public LabelCheckQuery ToQuery(string packJurisdiction) => new(
        Jurisdiction ?? packJurisdiction, Form, Category, Date ?? OrdinaryDay, Today ?? OrdinaryDay, Surface, Label.ToContent());
}

/// <summary>Label fields as a case writes them: a shelf life is <c>12 month</c>.</summary>
public sealed class CaseLabel
{
    public string? FoodName { get; set; }
    public string? Ingredients { get; set; }
    public string? Description { get; set; }
    public string? NetContent { get; set; }
    public DateOnly? ProductionDate { get; set; }

    /// <summary>Such as <c>"06:30"</c>.</summary>
    public string? ProductionTime { get; set; }

    public string? ShelfLife { get; set; }
    public string? StorageConditions { get; set; }
    public string? BatchNumber { get; set; }
    public string? WorkshopName { get; set; }
    public string? WorkshopAddress { get; set; }
    public string? WorkshopPhone { get; set; }
    public string? AuthorizationNumber { get; set; }
    public string? Brand { get; set; }
    public string? Specification { get; set; }
    public string? ProductStandard { get; set; }
    public List<CaseNote> Notes { get; set; } = [];

    public LabelContent ToContent() => new()
    {
        FoodName = FoodName,
        Ingredients = Ingredients,
        Description = Description,
        NetContent = NetContent,
        ProductionDate = ProductionDate,
        ProductionTime = ProductionTime is null ? null : TimeOnly.ParseExact(ProductionTime, "HH:mm", CultureInfo.InvariantCulture),
        ShelfLife = ParseShelfLife(),
        StorageConditions = StorageConditions,
        BatchNumber = BatchNumber,
        WorkshopName = WorkshopName,
        WorkshopAddress = WorkshopAddress,
        WorkshopPhone = WorkshopPhone,
        AuthorizationNumber = AuthorizationNumber,
        Brand = Brand,
        Specification = Specification,
        ProductStandard = ProductStandard,
        Notes = [.. Notes.Select(n => new LabelNote(n.Caption, n.Text))],
    };

    private ShelfLife? ParseShelfLife() => ShelfLife?.Split(' ') is [var value, var unit]
        ? new ShelfLife(int.Parse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture), Enum.Parse<ShelfLifeUnit>(unit, ignoreCase: true))
        : null;
}

public sealed class CaseNote
{
    public required string Caption { get; set; }
    public required string Text { get; set; }
}
