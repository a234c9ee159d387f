namespace LabelHub.Domain.Labels;

/// <summary>Units a shelf life is stated in.</summary>
public enum ShelfLifeUnit
{
    Hour,
    Day,
    Month,
    Year,
}

/// <summary>保质期 as a duration. A value below 1 is a finding, not an exception, so it is representable.</summary>
/// <param name="Value">How many units.</param>
/// <param name="Unit">The unit.</param>
public readonly record struct ShelfLife(int Value, ShelfLifeUnit Unit)
{
    /// <summary>The words a label carries, such as 12个月.</summary>
    public override string ToString() => Unit switch
    {
        ShelfLifeUnit.Hour => FormattableString.Invariant($"{Value}小时"),
        ShelfLifeUnit.Day => FormattableString.Invariant($"{Value}天"),
        ShelfLifeUnit.Month => FormattableString.Invariant($"{Value}个月"),
        _ => FormattableString.Invariant($"{Value}年"),
    };
}
