namespace LabelHub.Api.Http;

/// <summary>How long a paper is valid: to a day, or without end (长期), which clients also write as the year 9999.</summary>
/// <param name="Until">The last day; null where there is none, or none was given.</param>
/// <param name="LongTerm">Whether the paper says that it is valid without end.</param>
public readonly record struct PaperValidity(DateOnly? Until, bool LongTerm)
{
    public static PaperValidity Of(DateOnly? until, bool? longTerm) =>
        until is { Year: 9999 } ? new(null, true) : new(until, longTerm == true);
}

/// <summary>Which dates a paper can bear: anything else is a slip of the finger.</summary>
public static class PaperDates
{
    private static readonly DateOnly First = new(1990, 1, 1);
    private static readonly DateOnly Last = new(2200, 12, 31);

    /// <returns>What is wrong with a first day; null when nothing is.</returns>
    public static FieldError? CheckFrom(string field, DateOnly? date) => Check(field, date, "2024-05-20");

    /// <returns>What is wrong with an end; null when nothing is.</returns>
    public static FieldError? CheckUntil(string field, DateOnly? until, bool? longTerm)
    {
        var validity = PaperValidity.Of(until, longTerm);
        return validity is { LongTerm: true, Until: not null }
            ? new FieldError(field, "选了“长期有效”，就不用再填有效期止。")
            : Check(field, validity.Until, "2027-05-19");
    }

    private static FieldError? Check(string field, DateOnly? date, string example) => date < First || date > Last
        ? new FieldError(field, $"年份不对，请填证件上的日期，例如 {example}。")
        : null;
}
