using LabelHub.Domain.Reminders;

namespace LabelHub.Persistence.Reminders;

/// <summary>A reminder a look brings about.</summary>
internal sealed record PlannedReminder(
    SubjectFacts Facts, DueSubject Due, string? Note, Stage Stage, ReminderState State, bool IsFirstStage);

/// <summary>What a look at one subject comes to: its watch as it shall stand, and the reminders that fell due.</summary>
internal sealed class SubjectPlan
{
    /// <summary>Of what recurs, so many periods are gone through at one look; far more than any downtime leaves behind.</summary>
    private const int MaxPeriods = 24;

    private SubjectPlan(Watch watch) => Watch = watch;

    public Watch Watch { get; }

    public List<PlannedReminder> Reminders { get; } = [];

    /// <summary>Whether reminders of before may have lost their reason.</summary>
    public bool HasMoved { get; private set; }

    /// <summary>Due dates whose reminders stay; those of any other date have lost their reason.</summary>
    public HashSet<DateOnly> Kept { get; } = [];

    /// <summary>Looks at a subject.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="facts">What its rows say.</param>
    /// <param name="watch">How it was watched so far; null when it was not.</param>
    /// <param name="edition">By which rules and calendar this is done.</param>
    /// <param name="calendar">Working days.</param>
    /// <param name="now">The instant of the look.</param>
    public static SubjectPlan Make(
        ReminderKind kind, SubjectFacts facts, Watch? watch, string edition, WorkCalendar calendar, DateTimeOffset now)
    {
        var plan = new SubjectPlan(new Watch
        {
            SubjectId = facts.SubjectId,
            Kind = kind,
            WorkshopId = facts.WorkshopId,
            Audience = facts.Audience,
            PlanEdition = edition,
        });
        if (facts.Due is { } due)
            plan.Walk(facts, due, watch, calendar, now);
        plan.HasMoved = watch is not null
            && (watch.DueDate != plan.Watch.DueDate || watch.DueTime != plan.Watch.DueTime || watch.Audience != facts.Audience);
        return plan;
    }

    private void Walk(SubjectFacts facts, DueSubject due, Watch? watch, WorkCalendar calendar, DateTimeOffset now)
    {
        var goesOn = watch?.DueDate == due.DueDate && watch.DueTime == due.DueTime;
        var waitedFor = goesOn ? watch!.NextStage : null;
        var note = facts.Note;
        for (var i = 0; i < MaxPeriods; i++)
        {
            var stages = Stages.Of(due, calendar);
            var over = goesOn && waitedFor is null;
            var step = over ? new StageStep(null, [], null) : StageStep.Look(due, stages, waitedFor, now);
            Take(facts, due, note, stages, step);
            if (step.Next is not null || facts.After?.Invoke(due.DueDate) is not { } next)
            {
                Wait(due, note, step.Next);
                return;
            }

            (due, note, goesOn) = (next.Due, next.Note, false);
            // a later period is nobody's edit: all of its stages count
            waitedFor = Stages.Of(due, calendar)[0].Key;
        }

        // still in the past: the next look goes on from here
        Wait(due, note, Stages.Of(due, calendar)[0]);
    }

    private void Take(SubjectFacts facts, DueSubject due, string? note, IReadOnlyList<Stage> stages, StageStep step)
    {
        Kept.Add(due.DueDate);
        Reminders.AddRange(step.Skipped.Select(s => new PlannedReminder(facts, due, note, s, ReminderState.Skipped, IsFirstStage: true)));
        if (step.Due is { } stage)
            Reminders.Add(new PlannedReminder(facts, due, note, stage, ReminderState.Due, stage == stages[0]));
    }

    private void Wait(DueSubject due, string? note, Stage? next)
    {
        Kept.Add(due.DueDate);
        Watch.DueDate = due.DueDate;
        Watch.DueTime = due.DueTime;
        Watch.StartsOn = due.StartsOn;
        Watch.RenewDaysBefore = (short?)due.RenewDaysBefore;
        Watch.Note = note;
        Watch.NextStage = next?.Key;
        Watch.NextAt = next?.At;
    }
}
