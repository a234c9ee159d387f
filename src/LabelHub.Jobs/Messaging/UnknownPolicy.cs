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

    /// <summary>A report is better told twice than never.</summary>
    Resend,

    /// <summary>An expiry is better assumed told than told twice; the to-do stands.</summary>
    AssumeSent,

    /// <summary>The person switched the template off meanwhile.</summary>
    NotSubscribed,
}

/// <summary>
/// The order of proofs: WeChat's push settles it whenever it comes; grant arithmetic where it is safe; then what the
/// purpose prefers.
/// </summary>
public static class UnknownPolicy
{
    /// <summary>Second tries without an answer, too, come to an end.</summary>
    private const int MaxTries = 5;

    private const int MaxResends = 2;

    public static UnknownVerdict Judge(Delivery delivery, Consent consent, DispatchOptions options, DateTimeOffset now)
    {
        var since = delivery.UnsettledSince ?? delivery.SendingSince ?? delivery.CreatedAt;
        var waited = now - since >= options.EventWait;
        if (consent.RejectedAt >= since)
            return waited ? UnknownVerdict.NotSubscribed : UnknownVerdict.Wait;

        // a consent given meanwhile would let a second message through
        var isSafe = delivery.GrantsBefore == 1 && consent.Remaining == 0 && delivery.Attempts < MaxTries;
        if (isSafe && now - delivery.SendingSince >= options.SecondTryAfter * delivery.Attempts)
            return UnknownVerdict.TryAgain;
        if (!waited)
            return UnknownVerdict.Wait;
        return delivery.Purpose == DeliveryPurpose.Report && delivery.Attempts < MaxResends
            ? UnknownVerdict.Resend
            : UnknownVerdict.AssumeSent;
    }
}
