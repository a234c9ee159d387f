using System.Globalization;
using LabelHub.Domain.Reminders;
using LabelHub.Persistence.Reminders;
using LabelHub.WeChat.Messages;

namespace LabelHub.Jobs.Messaging;

/// <summary>One thing a message tells.</summary>
public sealed record Told(Reminder Reminder, string Title, string WorkshopName);

/// <summary>
/// What a message says, in the few characters WeChat leaves: one thing by its name, several by their number and the
/// most urgent. A locked screen shows it, so nobody is named.
/// </summary>
public static class MessageText
{
    public static IReadOnlyDictionary<string, MessageValue> Fields(IReadOnlyCollection<Told> told)
    {
        var first = told.OrderBy(t => t.Reminder.DueDate).ThenBy(t => t.Reminder.DueTime ?? TimeOnly.MaxValue).ThenBy(t => t.Reminder.Id)
            .First();
        var count = told.Count.ToString(CultureInfo.InvariantCulture);
        return new Dictionary<string, MessageValue>(StringComparer.Ordinal)
        {
            ["subject"] = told.Count == 1 ? Short(first) : Many(told, count),
            ["dueDate"] = MessageValue.On(first.Reminder.DueDate, first.Reminder.DueTime),
            ["note"] = told.Count == 1 ? Advice(first.Reminder) : "最早的先到期，点开看全部",
            ["count"] = count,
            ["workshop"] = first.WorkshopName,
        };
    }

    // what stands in brackets would only push the name out of the twenty characters
    private static string Short(Told told) =>
        told.Title.IndexOf('（', StringComparison.Ordinal) is var at and > 0 ? told.Title[..at] : told.Title;

    private static string Many(IReadOnlyCollection<Told> told, string count)
    {
        if (told.All(t => t.Reminder.Kind == ReminderKind.BatchExpiry))
            return $"{count} 个批次将到期";
        return told.All(t => t.Reminder.Kind == ReminderKind.ReportDue) ? $"{count} 项报表" : $"{count} 件事要处理";
    }

    private static string Advice(Reminder reminder) => reminder.Kind switch
    {
        ReminderKind.BatchExpiry => "请先卖、少留，卖完点已售完",
        ReminderKind.ReportDue => reminder.Audience == ReminderAudience.Office ? "请按期报送" : "请备好要用的数字",
        ReminderKind.RuleChange => "标签规定有变，请提前改好",
        _ when reminder.RenewBy is { } line => string.Create(CultureInfo.InvariantCulture, $"{line.Month}月{line.Day}日前申请延续"),
        _ => "请尽早办新的",
    };
}
