using LabelHub.Domain.Reminders;

namespace LabelHub.Jobs.Messaging;

/// <summary>How messages are sent, from the section <c>Dispatch</c>.</summary>
public sealed class DispatchOptions
{
    /// <summary>False on a node that only serves.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Groups under way at once on this node.</summary>
    public int Lanes { get; set; } = 2;

    /// <summary>Messages claimed, prepared and settled together.</summary>
    public int Group { get; set; } = 48;

    /// <summary>Calls at once in a group.</summary>
    public int Parallel { get; set; } = 16;

    /// <summary>How long a node may hold a message before another takes it for dead; longer than any call.</summary>
    public int LeaseSeconds { get; set; } = 60;

    /// <summary>How long WeChat's push about a message in doubt is waited for.</summary>
    public int EventWaitSeconds { get; set; } = 15 * 60;

    /// <summary>How long after an attempt in doubt a second one, where it is safe, is made.</summary>
    public int SecondTrySeconds { get; set; } = 10;

    /// <summary>Whether nothing goes out between 21:00 and 08:00, late ones included.</summary>
    public bool KeepQuietHours { get; set; } = true;

    /// <summary>What a tap on a message opens.</summary>
    public string Page { get; set; } = "pages/reminders/index";

    public TimeSpan Lease => TimeSpan.FromSeconds(LeaseSeconds);

    public TimeSpan EventWait => TimeSpan.FromSeconds(EventWaitSeconds);

    public TimeSpan SecondTryAfter => TimeSpan.FromSeconds(SecondTrySeconds);

    /// <summary>The longest that one message may take, a renewed token included; the lease is longer.</summary>
    public TimeSpan LongestCall { get; set; } = TimeSpan.FromSeconds(26);

    /// <summary>The instant itself, or the next at which messages may go out.</summary>
    public DateTimeOffset Allowed(DateTimeOffset instant) => KeepQuietHours ? QuietHours.NextAllowed(instant) : instant;

    /// <summary>What is wrong with these settings, in words for the operator; null when they will do.</summary>
    public string? FindProblem()
    {
        if (Lanes is < 1 or > 16 || Group is < 1 or > 500 || Parallel is < 1 or > 64)
            return "Dispatch:Lanes is 1 to 16, Dispatch:Group 1 to 500, Dispatch:Parallel 1 to 64.";
        if (LeaseSeconds is < 1 or > 3600 || EventWaitSeconds is < 0 or > 86_400 || SecondTrySeconds is < 0 or > 3600)
            return "Dispatch:LeaseSeconds is 1 to 3600, Dispatch:EventWaitSeconds 0 to 86400, Dispatch:SecondTrySeconds 0 to 3600.";
        // a message that is being sent must not be taken for a dead node's
        if (Lease <= LongestCall)
            return FormattableString.Invariant(
                $"Dispatch:LeaseSeconds must be more than {LongestCall.TotalSeconds}: as long may one message take to send.");
        return Page.Length is 0 or > 100 || Page.Contains('?', StringComparison.Ordinal)
            ? "Dispatch:Page is a page of the mini-program, without a query."
            : null;
    }
}
