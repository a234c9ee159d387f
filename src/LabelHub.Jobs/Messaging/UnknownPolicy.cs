using LabelHub.Persistence.Messaging;
using LabelHub.Persistence.Reminders;

namespace LabelHub.Jobs.Messaging;

/// <summary>What to do about a message that may have gone out or not.</summary>
public enum UnknownVerdict
{
    /// <summary>WeChat's push may still come.</summary>
    Wait,

    /// <summary>There was exactly one consent: a second try goes out only if the first did not.</summary>
    TryAgain,

    /// <summary>A second message is a nuisance, none may be a fine: it goes out once more and may arrive twice.</summary>
    SendOnceMore,

    /// <summary>It stays unknown, is shown as such, and the next contact is told.</summary>
    Conclude,
}

/// <summary>
/// The order of proofs: WeChat's push settles it whenever it comes; grant arithmetic where it is safe; then it is sent
/// once more. Without proof it is never taken for sent.
/// </summary>
public static class UnknownPolicy
{
    /// <summary>Harmless tries without an answer come to an end.</summary>
    private const int MaxTries = 5;

    /// <summary>So do those that cannot be made, such as while WeChat is away.</summary>
    private static readonly TimeSpan HarmlessTriesEnd = TimeSpan.FromHours(24);

    public static UnknownVerdict Judge(Delivery delivery, Consent consent, DispatchOptions options, DateTimeOffset now)
    {
        var first = delivery.UnsettledSince ?? delivery.SendingSince ?? delivery.CreatedAt;
        var last = delivery.TriesInDoubt > 1 ? delivery.SendingSince ?? first : first;
        var waited = now - last >= options.EventWait;
        if (consent.RejectedAt >= first)
            return waited ? UnknownVerdict.Conclude : UnknownVerdict.Wait;

        // a consent given meanwhile would let a second message through
        if (delivery.GrantsBefore == 1 && consent.Remaining == 0 && delivery.Attempts < MaxTries && now - first < HarmlessTriesEnd)
            return now - delivery.SendingSince >= options.SecondTryAfter * delivery.Attempts ? UnknownVerdict.TryAgain : UnknownVerdict.Wait;
        if (!waited)
            return UnknownVerdict.Wait;
        return delivery.TriesInDoubt < 2 && consent.Remaining > 0 ? UnknownVerdict.SendOnceMore : UnknownVerdict.Conclude;
    }
}
