using LabelHub.Domain.Reminders;
using LabelHub.Persistence.Accounts;
using LabelHub.Persistence.Mapping;
using LabelHub.Persistence.Workshops;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LabelHub.Persistence.Reminders;

/// <summary>A return that somebody wants every month: figures from the workshop, or the filing itself from an office contact.</summary>
public sealed class ReportSchedule
{
    public required Guid Id { get; init; }

    public required Guid WorkshopId { get; init; }

    public required string Title { get; set; }

    public required ReminderAudience Audience { get; set; }

    /// <summary>Who files; set exactly for <see cref="ReminderAudience.Office"/>.</summary>
    public Guid? ContactAccountId { get; set; }

    /// <summary>1 to 31; a month without that day ends with it.</summary>
    public required short DayOfMonth { get; set; }

    /// <summary>The first month of the season, 1 to 12; null for the whole year.</summary>
    public short? FromMonth { get; set; }

    /// <summary>The last month of the season; before <see cref="FromMonth"/> the season crosses the new year.</summary>
    public short? UntilMonth { get; set; }

    /// <summary>How many days ahead to remind; 0 is the day itself.</summary>
    public required int[] LeadDays { get; set; }

    public required bool RollBackToWorkday { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? DeletedAt { get; set; }

    /// <summary>Changes with every update; the ETag is made from it.</summary>
    public uint RowVersion { get; private set; }
}

internal sealed class ReportScheduleConfiguration : IEntityTypeConfiguration<ReportSchedule>
{
    public void Configure(EntityTypeBuilder<ReportSchedule> schedule)
    {
        schedule.ToTable("report_schedules");
        schedule.HasOne<Workshop>().WithMany().HasForeignKey(s => s.WorkshopId);
        schedule.HasOne<Account>().WithMany().HasForeignKey(s => s.ContactAccountId);
        schedule.Property(s => s.Audience).HasConversion<CamelCaseText<ReminderAudience>>();
        schedule.Property(s => s.RowVersion).IsRowVersion();
    }
}
