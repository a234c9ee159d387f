using System.Globalization;

namespace LabelHub.Domain.Reminders;

/// <summary>What a reminder says. It counts from today, not from its stage: a late word tells how much time is really left.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Audience">Whom it speaks to.</param>
/// <param name="Subject">The name of the batch, paper, return or product.</param>
/// <param name="DueDate">The due date.</param>
/// <param name="RenewBy">The last day for a renewal's application, where one is known.</param>
/// <param name="Note">What the label will lack.</param>
public sealed record ReminderText(
    ReminderKind Kind, ReminderAudience Audience, string Subject, DateOnly DueDate, DateOnly? RenewBy, string? Note)
{
    public TimeOnly? DueTime { get; init; }

    /// <summary>One or two sentences for the list inside the app.</summary>
    public string Message(DateOnly today, WorkCalendar calendar)
    {
        var days = DueDate.DayNumber - today.DayNumber;
        return Kind switch
        {
            ReminderKind.BatchExpiry => Batch(days),
            ReminderKind.RegistrationCertificate => Authorization(today, days),
            ReminderKind.ReportDue => Report(days, calendar),
            ReminderKind.RuleChange => $"从{Day(DueDate)}起，“{Subject}”的标签会缺这些，请提前改好：\n{Note}",
            _ => days >= 0 ? $"{Subject}{Left(days)}到期（{Day(DueDate)}），请尽早办新的。" : $"{Subject}已于{Day(DueDate)}到期，请换上有效的。",
        };
    }

    private string Batch(int days)
    {
        if (days < 0)
            return $"{Subject}已于{Day(DueDate)}过了保质期，请下架处理。";
        var end = DueTime is { } time ? Day(DueDate) + " " + Hour(time) : Day(DueDate);
        return $"{Subject}{Left(days)}到保质期（{end}），请先卖、少留，卖完了点“已售完”。";
    }

    private string Authorization(DateOnly today, int days)
    {
        var end = days >= 0 ? $"{Subject}{Left(days)}到期（{Day(DueDate)}）。" : $"{Subject}已于{Day(DueDate)}到期。";
        if (RenewBy is not { } line)
            return end + "请向发证部门问清怎么延续。";
        if (today > line)
            return end + $"延续申请的期限（{Day(line)}）已过，请立即联系监管所。";
        return end + (today == line ? "今天是递交延续申请的最后一天。" : $"延续申请请在{Day(line)}之前递交，还有 {Number(line.DayNumber - today.DayNumber)} 天。");
    }

    private string Report(int days, WorkCalendar calendar)
    {
        var words = Audience == ReminderAudience.Office
            ? days >= 0 ? $"“{Subject}”请在{Day(DueDate)}前报送（{Left(days)}）。" : $"“{Subject}”的报送日{Day(DueDate)}已过。"
            : days >= 0 ? $"“{Subject}”要用的数字，请在{Day(DueDate)}前备好（{Left(days)}）。" : $"“{Subject}”要用的数字，约定的{Day(DueDate)}已过。";
        return calendar.Knows(DueDate.Year) ? words : words + Number(DueDate.Year) + " 年的放假安排还没有录入，日期只避开了周末。";
    }

    private static string Left(int days) => days switch
    {
        <= 0 => "今天",
        1 => "明天",
        _ => $"还有 {Number(days)} 天",
    };

    private static string Day(DateOnly date) => date.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    private static string Hour(TimeOnly time) => time == TimeOnly.MaxValue ? "24:00" : time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
