namespace LabelHub.Api.Http;

/// <summary>Which dates a paper can bear: anything else is a slip of the finger or a way to write 长期.</summary>
public static class PaperDates
{
    private static readonly DateOnly First = new(1990, 1, 1);
    private static readonly DateOnly Last = new(2200, 12, 31);

    /// <returns>What is wrong with it; null when nothing is.</returns>
    public static FieldError? Check(string field, DateOnly? date, string whenLongTerm) => date switch
    {
        { Year: 9999 } => new FieldError(field, whenLongTerm),
        { } d when d < First || d > Last => new FieldError(field, "年份不对，请填证件上的日期，例如 2027-05-19。"),
        _ => null,
    };
}
