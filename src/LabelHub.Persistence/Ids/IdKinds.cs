namespace LabelHub.Persistence.Ids;

/// <summary>What stands before the underscore of a <see cref="PublicId"/>.</summary>
public static class IdKinds
{
    public const string Account = "acc";
    public const string Session = "ses";
    public const string Workshop = "wks";
    public const string Product = "prd";
    public const string Batch = "bat";
    public const string Snapshot = "snp";
    public const string PrintJob = "job";
    public const string Credential = "crd";
    public const string ReportSchedule = "rsc";
    public const string Reminder = "rem";
    public const string Delivery = "dlv";
    public const string Invitation = "inv";
    public const string CalendarLink = "cal";
}
