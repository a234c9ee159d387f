using LabelHub.Domain.Reminders;
using LabelHub.Jobs.Messaging;
using LabelHub.Persistence.Reminders;

namespace LabelHub.Jobs.Tests.Messaging;

public sealed class MessageTextTests
{
    [Fact]
    public void Fields_OneBatch_NamesItAndItsDay()
    {
        var fields = MessageText.Fields([Told(ReminderKind.BatchExpiry, "浓香菜籽油（批号 20260520-01）", 5)]);
        Assert.Equal(("浓香菜籽油", new DateOnly(2026, 11, 26)), (fields["subject"].Text, fields["dueDate"].Day));
    }

    [Theory]
    [InlineData(ReminderKind.BatchExpiry, ReminderKind.BatchExpiry, "2 个批次将到期")]
    [InlineData(ReminderKind.ReportDue, ReminderKind.ReportDue, "2 项报表")]
    [InlineData(ReminderKind.BatchExpiry, ReminderKind.HealthCertificate, "2 件事要处理")]
    public void Fields_Several_AreCountedAndTheFirstDayIsNamed(ReminderKind one, ReminderKind two, string subject)
    {
        var fields = MessageText.Fields([Told(one, "a", 9), Told(two, "b", 3)]);
        Assert.Equal((subject, new DateOnly(2026, 11, 24), "2"), (fields["subject"].Text, fields["dueDate"].Day, fields["count"].Text));
    }

    [Fact]
    public void Fields_ReportOfTheWorkshop_IsNotWordedAsItsDuty() =>
        Assert.Equal("请备好要用的数字", MessageText.Fields([Told(ReminderKind.ReportDue, "月报", 1)])["note"].Text);

    private static Told Told(ReminderKind kind, string title, int days) => new(
        new Reminder
        {
            Id = Guid.NewGuid(),
            WorkshopId = Guid.Empty,
            Kind = kind,
            SubjectId = Guid.NewGuid(),
            DueDate = new DateOnly(2026, 11, 21).AddDays(days),
            Stage = "d1",
            Audience = ReminderAudience.Workshop,
            State = ReminderState.Due,
            CreatedAt = default,
        },
        title,
        "马头墙豆制品坊");
}
