namespace LabelHub.Domain.Rules.Files;

/// <summary><c>national/provinces.yaml</c>: the 31 province-level jurisdictions.</summary>
internal sealed class ProvincesFile
{
    /// <summary>Two-digit code to full name.</summary>
    public required Dictionary<string, string> Provinces { get; set; }
}

/// <summary><c>national/food-categories.yaml</c>: the categories of production licensing.</summary>
internal sealed class FoodCategoriesFile
{
    public required string Source { get; set; }

    public required List<FoodCategoryFile> Categories { get; set; }
}

internal sealed class FoodCategoryFile
{
    public required string Code { get; set; }

    public required string Name { get; set; }

    /// <summary>Kinds an owner may name instead; each belongs to this category.</summary>
    public List<string> Kinds { get; set; } = [];
}

/// <summary><c>national/print.yaml</c>: ink heights to aim at.</summary>
internal sealed class PrintFile
{
    public required HeightFile Floor { get; set; }

    public required SteppedHeightFile Text { get; set; }

    public required SteppedHeightFile Dates { get; set; }

    public required SteppedHeightFile NetContent { get; set; }
}

/// <summary>A height and what it rests on. The height holds on every day; what the law says of it changes.</summary>
internal class HeightFile
{
    /// <summary>What is to be so high, for people.</summary>
    public required string About { get; set; }

    /// <summary>What the height is to a workshop, for people.</summary>
    public required string Note { get; set; }

    /// <summary>The height; where there are steps, the one for an unknown size.</summary>
    public required double HeightMm { get; set; }

    /// <summary>On days that none covers the height is our own choice.</summary>
    public List<HeightLawFile> Law { get; set; } = [];
}

/// <summary>What the law says of a height from one day up to, not including, another.</summary>
internal sealed class HeightLawFile
{
    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }

    public required CitationEntry Citation { get; set; }
}

/// <summary>A height that grows in steps with a size (surface in cm², or amount in g or mL).</summary>
internal sealed class SteppedHeightFile : HeightFile
{
    /// <summary>What the steps grow with, for people.</summary>
    public required string StepsBy { get; set; }

    /// <summary>From small to large; the last step has no upper end.</summary>
    public required List<HeightStepFile> Steps { get; set; }
}

internal sealed class HeightStepFile
{
    /// <summary>The largest size of this step; absent on the last.</summary>
    public double? UpTo { get; set; }

    /// <summary>The size from which this step no longer holds; for limits the law words as "less than".</summary>
    public double? Below { get; set; }

    public required double HeightMm { get; set; }
}

/// <summary><c>national/dates.yaml</c>: how the end of a shelf life is counted.</summary>
internal sealed class DatesFile
{
    public required DayCount ProductionDay { get; set; }

    public required string Reason { get; set; }

    public required List<DateExampleFile> Examples { get; set; }
}

/// <summary>Which day of the shelf life the production day is.</summary>
internal enum DayCount
{
    /// <summary>The only reading the program implements: a shelf life is never overstated.</summary>
    DayOne,
}

internal sealed class DateExampleFile
{
    public required DateOnly Produced { get; set; }

    public required int Value { get; set; }

    public required Labels.ShelfLifeUnit Unit { get; set; }

    public required DateOnly Expires { get; set; }
}
