using LabelHub.Domain.Reminders;
using LabelHub.Persistence.Accounts;
using LabelHub.Persistence.Mapping;
using LabelHub.Persistence.Workshops;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LabelHub.Persistence.Reminders;

/// <summary>
/// A stage that fell due: one row for each workshop, kind, subject, due date, stage and audience, whatever runs how
/// often. The row itself is the to-do inside the app.
/// </summary>
public sealed class Reminder
{
    public required Guid Id { get; init; }

    public required Guid WorkshopId { get; init; }

    public required ReminderKind Kind { get; init; }

    public required Guid SubjectId { get; init; }

    public required DateOnly DueDate { get; init; }

    public TimeOnly? DueTime { get; init; }

    /// <summary>One of the keys of <see cref="StageKeys"/>.</summary>
    public required string Stage { get; init; }

    public required ReminderAudience Audience { get; init; }

    public required ReminderState State { get; set; }

    /// <summary>The last day for a renewal's application, where the law that was read sets one.</summary>
    public DateOnly? RenewBy { get; init; }

    /// <summary>What the label will lack, for a change of rules.</summary>
    public string? Note { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? AcknowledgedAt { get; set; }

    public Guid? AcknowledgedBy { get; set; }

    /// <summary>How many people were told after the first.</summary>
    public short Escalation { get; set; }

    /// <summary>When the next person is told if nobody has acknowledged by then; null when there is no next.</summary>
    public DateTimeOffset? EscalateAt { get; set; }
}

/// <summary>
/// due → acknowledged; due → cancelled when its reason is gone; skipped: it was too late to
/// say, or another stage said it.
/// </summary>
public enum ReminderState
{
    Due,
    Acknowledged,
    Cancelled,
    Skipped,
}

/// <summary>That a person is to be told of a reminder; without a delivery it waits for that person's next message.</summary>
public sealed class Notice
{
    public required Guid ReminderId { get; init; }

    public required Guid AccountId { get; init; }

    public required DateTimeOffset ReadyAt { get; set; }

    public Guid? DeliveryId { get; set; }
}

internal sealed class ReminderConfiguration : IEntityTypeConfiguration<Reminder>, IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Reminder> reminder)
    {
        reminder.ToTable("reminders");
        reminder.HasOne<Workshop>().WithMany().HasForeignKey(r => r.WorkshopId);
        reminder.HasOne<Account>().WithMany().HasForeignKey(r => r.AcknowledgedBy);
        reminder.Property(r => r.Kind).HasConversion<CamelCaseText<ReminderKind>>();
        reminder.Property(r => r.Audience).HasConversion<CamelCaseText<ReminderAudience>>();
        reminder.Property(r => r.State).HasConversion<CamelCaseText<ReminderState>>();
        reminder.Property(r => r.DueTime).HasConversion<MinuteOfDay>();
    }

    public void Configure(EntityTypeBuilder<Notice> notice)
    {
        notice.ToTable("notices");
        notice.HasKey(n => new { n.ReminderId, n.AccountId });
        notice.HasOne<Reminder>().WithMany().HasForeignKey(n => n.ReminderId);
        notice.HasOne<Account>().WithMany().HasForeignKey(n => n.AccountId);
        notice.HasOne<Delivery>().WithMany().HasForeignKey(n => n.DeliveryId);
    }
}
