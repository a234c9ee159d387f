using LabelHub.Domain.Reminders;
using LabelHub.Persistence.Mapping;
using LabelHub.Persistence.Workshops;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LabelHub.Persistence.Reminders;

/// <summary>Something with a due date, and when it is to be looked at next. Whoever changes its reminders locks this row first.</summary>
public sealed class Watch
{
    public required Guid SubjectId { get; init; }

    public required ReminderKind Kind { get; init; }

    public required Guid WorkshopId { get; init; }

    public required ReminderAudience Audience { get; set; }

    /// <summary>Null when there is nothing to remind of, now or any more.</summary>
    public DateOnly? DueDate { get; set; }

    public TimeOnly? DueTime { get; set; }

    public DateOnly? StartsOn { get; set; }

    public short? RenewDaysBefore { get; set; }

    public string? Note { get; set; }

    public string? NextStage { get; set; }

    public DateTimeOffset? NextAt { get; set; }

    /// <summary>By which rules and calendar this was planned.</summary>
    public required string PlanEdition { get; set; }
}

internal sealed class WatchConfiguration : IEntityTypeConfiguration<Watch>
{
    public void Configure(EntityTypeBuilder<Watch> watch)
    {
        watch.ToTable("watches");
        watch.HasKey(w => new { w.SubjectId, w.Kind });
        watch.HasOne<Workshop>().WithMany().HasForeignKey(w => w.WorkshopId);
        watch.Property(w => w.Kind).HasConversion<CamelCaseText<ReminderKind>>();
        watch.Property(w => w.Audience).HasConversion<CamelCaseText<ReminderAudience>>();
        watch.Property(w => w.DueTime).HasConversion<MinuteOfDay>();
    }
}
