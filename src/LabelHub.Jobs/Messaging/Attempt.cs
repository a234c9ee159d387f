using LabelHub.Persistence.Reminders;
using LabelHub.WeChat.Messages;

namespace LabelHub.Jobs.Messaging;

/// <summary>A message that is about to be sent: its row says so already.</summary>
/// <param name="DeliveryId">Whose.</param>
/// <param name="Purpose">Of the delivery.</param>
/// <param name="SendingSince">Tells this attempt from any other at the same delivery.</param>
/// <param name="SecondTry">Harmless: the first may have gone out, and this one can only go out if it did not.</param>
/// <param name="Message">What to send.</param>
public sealed record Attempt(
    Guid DeliveryId, DeliveryPurpose Purpose, DateTimeOffset SendingSince, bool SecondTry, SubscribeMessage Message);

/// <summary>An attempt and what became of it.</summary>
public sealed record AttemptOutcome(Attempt Attempt, SendOutcome Outcome);
