namespace LabelHub.TestKit;

/// <summary>The law date tables are scored under unless another is asked for: before the standards of 2027-03-16.</summary>
public static class ScoreDate
{
    public static DateOnly Default { get; } = new(2026, 11, 21);
}
