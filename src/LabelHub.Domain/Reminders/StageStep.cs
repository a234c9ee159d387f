namespace LabelHub.Domain.Reminders;

/// <summary>What a look at a subject comes to.</summary>
/// <param name="Due">The one stage to remind of now; null when none is.</param>
/// <param name="Skipped">Stages whose time passed unseen: a later one says it, or it is too late to say.</param>
/// <param name="Next">What to wait for; null when nothing is left.</param>
public sealed record StageStep(Stage? Due, IReadOnlyList<Stage> Skipped, Stage? Next)
{
    /// <summary>Looks at a subject.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="stages">Its stages.</param>
    /// <param name="waitedFor">
    /// The stage that was being waited for; null for a subject that is new or was edited: then what lies in the past is
    /// none of its history, and the latest of it is said once.
    /// </param>
    /// <param name="now">The instant of the look.</param>
    public static StageStep Look(DueSubject subject, IReadOnlyList<Stage> stages, string? waitedFor, DateTimeOffset now)
    {
        var begin = waitedFor is null ? -1 : IndexOf(stages, waitedFor);
        var passed = stages.TakeWhile(s => s.At <= now).ToArray();
        Stage? next = passed.Length < stages.Count ? stages[passed.Length] : null;
        if (passed.Length == 0)
            return new StageStep(null, [], next);
        var last = passed[^1];
        var missed = begin < 0 ? [] : passed[Math.Min(begin, passed.Length)..];
        if (begin >= 0 && missed.Length == 0)
            return new StageStep(null, [], next);
        return subject.IsUseful(now)
            ? new StageStep(last, [.. missed.SkipLast(1)], next)
            : new StageStep(null, begin < 0 ? [last] : missed, next);
    }

    private static int IndexOf(IReadOnlyList<Stage> stages, string key)
    {
        for (var i = 0; i < stages.Count; i++)
        {
            if (stages[i].Key == key)
                return i;
        }

        return -1;
    }
}
