using LabelHub.Domain.Reminders;

namespace LabelHub.Domain.Tests.Reminders;

public sealed class ReminderTextTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Theory]
    [InlineData(30, "食品小作坊登记证还有 30 天到期")]
    [InlineData(1, "食品小作坊登记证明天到期")]
    [InlineData(0, "食品小作坊登记证今天到期")]
    [InlineData(-3, "食品小作坊登记证已于2026年11月18日到期")]
    public void Message_SaidLate_CountsTheDaysThatAreReallyLeft(int days, string begins) =>
        Assert.StartsWith(begins, Authorization(days, renewBy: null).Message(Today, WorkCalendarTests.Shipped), StringComparison.Ordinal);

    [Theory]
    [InlineData(5, "还有 5 天")]
    [InlineData(0, "最后一天")]
    [InlineData(-10, "已过，请立即联系监管所")]
    public void Message_RenewalLine_IsNamedWhereThePackHasOne(int daysToLine, string says) =>
        Assert.Contains(says, Authorization(daysToLine + 30, Today.AddDays(daysToLine)).Message(Today, WorkCalendarTests.Shipped), StringComparison.Ordinal);

    [Fact]
    public void Message_WithoutARenewalLine_NamesNone() =>
        Assert.DoesNotContain("期限", Authorization(20, renewBy: null).Message(Today, WorkCalendarTests.Shipped), StringComparison.Ordinal);

    [Theory]
    [InlineData(ReminderAudience.Workshop, "数字")]
    [InlineData(ReminderAudience.Office, "报送")]
    public void Message_AReturn_SpeaksToItsAudienceAndNeverOfADutyOfTheOwner(ReminderAudience audience, string says)
    {
        for (var days = -1; days <= 6; days++)
        {
            var text = new ReminderText(ReminderKind.ReportDue, audience, "月报", Today.AddDays(days), null, null).Message(Today, WorkCalendarTests.Shipped);
            Assert.Contains(says, text, StringComparison.Ordinal);
            Assert.DoesNotContain("必须", text, StringComparison.Ordinal);
            Assert.DoesNotContain("应当", text, StringComparison.Ordinal);
            if (audience == ReminderAudience.Workshop)
                Assert.DoesNotContain("报送", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Message_AReturnInAYearWithoutHolidays_SaysSo()
    {
        var text = new ReminderText(ReminderKind.ReportDue, ReminderAudience.Workshop, "月报", new DateOnly(2099, 1, 24), null, null);
        Assert.Contains("2099 年的放假安排还没有录入", text.Message(new DateOnly(2099, 1, 20), WorkCalendarTests.Shipped), StringComparison.Ordinal);
    }

    private static ReminderText Authorization(int days, DateOnly? renewBy) =>
        new(ReminderKind.RegistrationCertificate, ReminderAudience.Workshop, "食品小作坊登记证", Today.AddDays(days), renewBy, null);
}
