using LabelHub.Api.Http;
using LabelHub.Domain.Reminders;
using LabelHub.Persistence.Ids;
using LabelHub.Persistence.Reminders;

namespace LabelHub.Api.Features.ReportSchedules;

/// <summary>A return somebody wants every month.</summary>
/// <param name="Title">Such as 小作坊月报.</param>
/// <param name="Audience">The workshop (figures wanted) unless it says office (who files).</param>
/// <param name="ContactAccountId">Who files: a member; the one who sets it up when left out. For office only.</param>
/// <param name="DayOfMonth">1 to 31; a month without that day ends with it.</param>
/// <param name="FromMonth">The season's first month.</param>
/// <param name="UntilMonth">The season's last month; before the first one when it crosses the new year.</param>
/// <param name="LeadDays">How many days ahead to remind.</param>
/// <param name="RollBackToWorkday">Whether a free day moves the due date to the working day before it.</param>
public sealed record ReportScheduleBody(
    string? Title,
    ReminderAudience? Audience,
    string? ContactAccountId,
    int? DayOfMonth,
    int? FromMonth,
    int? UntilMonth,
    IReadOnlyList<int>? LeadDays,
    bool? RollBackToWorkday)
{
    private const int MaxTitle = 100;
    private const int MaxLead = 31;
    private const int MaxLeads = 10;

    public IEnumerable<FieldError> CheckShape()
    {
        if (string.IsNullOrWhiteSpace(Title) || Title.Length > MaxTitle)
            yield return new FieldError("title", FormattableString.Invariant($"请填名称，最多 {MaxTitle} 个字符。"));
        else if (TextShape.HasHidden(Title))
            yield return new FieldError("title", TextShape.Hidden);
        if (DayOfMonth is not (>= 1 and <= 31))
            yield return new FieldError("dayOfMonth", "请填每月几号，1 到 31；没有那一天的月份按月底算。");
        if (FromMonth is not (null or (>= 1 and <= 12)))
            yield return new FieldError("fromMonth", "月份是 1 到 12。");
        if (UntilMonth is not (null or (>= 1 and <= 12)))
            yield return new FieldError("untilMonth", "月份是 1 到 12。");
        if (FromMonth is null != UntilMonth is null)
            yield return new FieldError("untilMonth", "起止月份要么都填，要么都不填。");
        if (LeadDays is not { Count: >= 1 and <= MaxLeads } || LeadDays.Any(d => d is < 0 or > MaxLead))
            yield return new FieldError("leadDays", FormattableString.Invariant($"请填提前几天提醒，1 到 {MaxLeads} 个，每个 0 到 {MaxLead} 天。"));
        if (Audience is ReminderAudience.Workshop or null && ContactAccountId is not null)
            yield return new FieldError("contactAccountId", "只有给报送人的日程才能选报送人。");
    }

    public void ApplyTo(ReportSchedule schedule, Guid? contact)
    {
        schedule.Title = Title!.Trim();
        schedule.Audience = Audience ?? ReminderAudience.Workshop;
        schedule.ContactAccountId = contact;
        schedule.DayOfMonth = (short)DayOfMonth!.Value;
        schedule.FromMonth = (short?)FromMonth;
        schedule.UntilMonth = (short?)UntilMonth;
        schedule.LeadDays = [.. LeadDays!.Distinct().OrderDescending()];
        schedule.RollBackToWorkday = RollBackToWorkday ?? false;
    }
}

/// <summary>
/// A return as the contract writes it, with when it is due next. Where that year's holidays are not known yet
/// <c>calendarKnown</c> is false, and only weekends are avoided.
/// </summary>
public sealed record ReportScheduleView(
    string Id,
    string Title,
    ReminderAudience Audience,
    string? ContactAccountId,
    int DayOfMonth,
    int? FromMonth,
    int? UntilMonth,
    IReadOnlyList<int> LeadDays,
    bool RollBackToWorkday,
    DateOnly? NextDueDate,
    bool CalendarKnown)
{
    public static ReportScheduleView Of(ReportSchedule schedule, WorkCalendar calendar, DateOnly today)
    {
        var next = new ReportPeriod(
            schedule.DayOfMonth, schedule.FromMonth, schedule.UntilMonth, schedule.RollBackToWorkday).FirstOnOrAfter(today, calendar);
        return new ReportScheduleView(
            PublicId.Format(IdKinds.ReportSchedule, schedule.Id),
            schedule.Title,
            schedule.Audience,
            schedule.ContactAccountId is { } contact ? PublicId.Format(IdKinds.Account, contact) : null,
            schedule.DayOfMonth,
            schedule.FromMonth,
            schedule.UntilMonth,
            schedule.LeadDays,
            schedule.RollBackToWorkday,
            next,
            next is { } due && calendar.Knows(due.Year));
    }
}
