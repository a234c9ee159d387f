namespace LabelHub.Domain.Labels;

/// <summary>
/// The end of a shelf life. <see cref="Date"/> is the last day the food is good; <see cref="Time"/> is set
/// only for food that keeps for hours. 24:00 is carried as <see cref="TimeOnly.MaxValue"/> of the day before.
/// </summary>
/// <param name="Date">保质期到期日, a calendar day in Asia/Shanghai.</param>
/// <param name="Time">The hour and minute at which it ends, for hour-based shelf lives.</param>
public readonly record struct Expiry(DateOnly Date, TimeOnly? Time)
{
    /// <summary>
    /// Counts a shelf life from production. The production day is day one and month ends clamp
    /// (2026-05-20 + 12 months = 2027-05-19; 2026-08-31 + 6 months = 2027-02-27): of the two readings in
    /// use this is the earlier one, so a shelf life is never overstated. Hours run from the production
    /// time, else from the start of the production day.
    /// </summary>
    /// <returns>Null when the value is below 1 or the end lies beyond the calendar.</returns>
    public static Expiry? Of(DateOnly productionDate, TimeOnly? productionTime, ShelfLife shelfLife)
    {
        if (shelfLife.Value < 1)
            return null;
        try
        {
            return shelfLife.Unit switch
            {
                ShelfLifeUnit.Hour => OfHours(productionDate, productionTime ?? TimeOnly.MinValue, shelfLife.Value),
                ShelfLifeUnit.Day => new Expiry(productionDate.AddDays(shelfLife.Value - 1), null),
                ShelfLifeUnit.Month => new Expiry(productionDate.AddMonths(shelfLife.Value).AddDays(-1), null),
                _ => new Expiry(productionDate.AddYears(shelfLife.Value).AddDays(-1), null),
            };
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private static Expiry OfHours(DateOnly date, TimeOnly time, int hours)
    {
        var end = date.ToDateTime(time).AddHours(hours);
        return end.TimeOfDay == TimeSpan.Zero
            ? new Expiry(DateOnly.FromDateTime(end).AddDays(-1), TimeOnly.MaxValue)
            : new Expiry(DateOnly.FromDateTime(end), TimeOnly.FromDateTime(end));
    }
}
