namespace LabelHub.Domain.Reminders;

/// <summary>What a reminder is about.</summary>
public enum ReminderKind
{
    /// <summary>A batch's shelf life runs out.</summary>
    BatchExpiry,

    /// <summary>The workshop's own authorization, whatever its province calls it, runs out.</summary>
    RegistrationCertificate,

    HealthCertificate,

    ScaleVerification,

    InspectionReport,

    /// <summary>A return somebody has set up.</summary>
    ReportDue,

    /// <summary>From a day on, a product's label will lack something.</summary>
    RuleChange,
}

/// <summary>Whom a reminder speaks to.</summary>
public enum ReminderAudience
{
    /// <summary>The people of the workshop: figures wanted by that day, a paper to renew.</summary>
    Workshop,

    /// <summary>An office contact: file by that day.</summary>
    Office,
}

/// <summary>The names of stages, as they stand in rows and answers. <c>d30</c> is 30 days ahead.</summary>
public static class StageKeys
{
    public const string HalfLife = "life50";
    public const string FifthOfLife = "life20";
    public const string LastOfLife = "life5";
    public const string SameMorning = "sameMorning";
    public const string Expired = "expired";

    public static string DaysAhead(int days) => FormattableString.Invariant($"d{days}");
}
