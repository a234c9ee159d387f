using System.Globalization;
using LabelHub.Domain.Labels;

namespace LabelHub.Rendering.Composition;

/// <summary>How dates and times are written on a label: 2026-05-20, 2026-07-16 03:40, 2026-07-16 24:00.</summary>
internal static class DateFields
{
    public static bool IsDate(string field) => field is LabelFields.ProductionDate or LabelFields.ShelfLife or LabelFields.ExpiryDate;

    public static string? ValueOf(LabelContent content, string field) => field switch
    {
        LabelFields.ProductionDate => content.ProductionDate is { } date ? Written(date, content.ProductionTime) : null,
        LabelFields.ShelfLife => content.ShelfLife?.ToString(),
        LabelFields.ExpiryDate => content.Expiry is { } expiry ? Written(expiry.Date, expiry.Time) : null,
        _ => null,
    };

    /// <summary>The last moment of a day is written 24:00 of that day.</summary>
    private static string Written(DateOnly date, TimeOnly? time)
    {
        var day = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return time switch
        {
            null => day,
            { } end when end == TimeOnly.MaxValue => day + " 24:00",
            { } moment => day + moment.ToString(" HH:mm", CultureInfo.InvariantCulture),
        };
    }
}
