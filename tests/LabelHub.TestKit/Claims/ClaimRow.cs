namespace LabelHub.TestKit.Claims;

/// <summary>One row of a claim file: a text of one field, and what a careful reader says of it.</summary>
/// <param name="Id">Such as D001.</param>
/// <param name="Field">name, slogan, description, usage, ingredients, storage, workshop_name, address.</param>
/// <param name="Text">As typed.</param>
/// <param name="Label">violation or clean.</param>
/// <param name="Class">A claim class, or hard_negative, nutrient_statutory, none.</param>
/// <param name="Severity">error, warning or none.</param>
/// <param name="Note">Where it is from: case-adapted:, page-adapted:, authored, evasion:technique, hn:word, debatable.</param>
public sealed record ClaimRow(string Id, string Field, string Text, string Label, string Class, string Severity, string Note)
{
    private const string EvasionMark = "evasion:";

    public bool IsViolation => Label == "violation";

    public bool IsDebatable => Note.Contains("debatable", StringComparison.Ordinal);

    public bool IsHardNegative => Class == "hard_negative";

    public bool IsStatutory => Class == "nutrient_statutory";

    /// <summary>Shortened from a published penalty or a real page.</summary>
    public bool IsFromCase => Note.Contains("case-adapted", StringComparison.Ordinal) || Note.Contains("page-adapted", StringComparison.Ordinal);

    /// <summary>How the claim is disguised; null where it is plain.</summary>
    public string? Technique
    {
        get
        {
            var at = Note.IndexOf(EvasionMark, StringComparison.Ordinal);
            return at < 0 ? null : Note[(at + EvasionMark.Length)..].Split(' ', ';', ',')[0];
        }
    }

    /// <summary>The product a row belongs to where a claim is split over fields; else the row itself.</summary>
    public string Product
    {
        get
        {
            var at = Note.IndexOf("group=", StringComparison.Ordinal);
            return at < 0 ? Id : Note[(at + "group=".Length)..].Split(' ', ';', ',')[0];
        }
    }
}
