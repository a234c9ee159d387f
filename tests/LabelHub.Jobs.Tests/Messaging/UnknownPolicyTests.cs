using LabelHub.Jobs.Messaging;
using LabelHub.Persistence.Messaging;
using LabelHub.Persistence.Reminders;

namespace LabelHub.Jobs.Tests.Messaging;

public sealed class UnknownPolicyTests
{
    private static readonly DateTimeOffset Began = new(2026, 11, 21, 4, 0, 0, TimeSpan.Zero);
    private static readonly DispatchOptions Options = new();

    [Theory]
    [InlineData(DeliveryPurpose.Expiry, 1, 1, 9, UnknownVerdict.Wait)]
    [InlineData(DeliveryPurpose.Expiry, 1, 1, 10, UnknownVerdict.TryAgain)]
    [InlineData(DeliveryPurpose.Report, 1, 1, 10, UnknownVerdict.TryAgain)]
    [InlineData(DeliveryPurpose.Expiry, 2, 1, 10, UnknownVerdict.Wait)]
    [InlineData(DeliveryPurpose.Expiry, 2, 1, 899, UnknownVerdict.Wait)]
    [InlineData(DeliveryPurpose.Expiry, 2, 1, 900, UnknownVerdict.AssumeSent)]
    [InlineData(DeliveryPurpose.Report, 2, 1, 900, UnknownVerdict.Resend)]
    [InlineData(DeliveryPurpose.Report, 2, 2, 900, UnknownVerdict.AssumeSent)]
    [InlineData(DeliveryPurpose.Expiry, 1, 5, 899, UnknownVerdict.Wait)]
    [InlineData(DeliveryPurpose.Expiry, 1, 5, 900, UnknownVerdict.AssumeSent)]
    public void Judge_InDoubtFor_FollowsTheOrderOfProofs(DeliveryPurpose purpose, int grantsBefore, int attempts, int seconds, UnknownVerdict expected) =>
        Assert.Equal(expected, UnknownPolicy.Judge(InDoubt(purpose, grantsBefore, attempts), NoConsent(), Options, Began.AddSeconds(seconds)));

    [Fact]
    public void Judge_AConsentWasGivenMeanwhile_MakesNoSecondTry()
    {
        var consent = NoConsent();
        consent.Report(Began.AddSeconds(5));
        Assert.Equal(UnknownVerdict.Wait, UnknownPolicy.Judge(InDoubt(DeliveryPurpose.Expiry, 1, 1), consent, Options, Began.AddSeconds(60)));
    }

    [Fact]
    public void Judge_SwitchedOffMeanwhile_WaitsForThePushAndIsThenNotSubscribed()
    {
        var consent = NoConsent();
        consent.Reject(Began.AddSeconds(5));
        Assert.Equal(UnknownVerdict.Wait, UnknownPolicy.Judge(InDoubt(DeliveryPurpose.Expiry, 1, 1), consent, Options, Began.AddSeconds(60)));
        Assert.Equal(UnknownVerdict.NotSubscribed, UnknownPolicy.Judge(InDoubt(DeliveryPurpose.Expiry, 1, 1), consent, Options, Began.AddSeconds(900)));
    }

    private static Consent NoConsent() => new() { AccountId = Guid.Empty, TemplateId = "t" };

    private static Delivery InDoubt(DeliveryPurpose purpose, int grantsBefore, int attempts) => new()
    {
        Id = Guid.NewGuid(),
        AccountId = Guid.Empty,
        Day = new DateOnly(2026, 11, 21),
        Purpose = purpose,
        State = DeliveryState.Unknown,
        NotBefore = Began,
        DedupeReference = "r",
        CreatedAt = Began,
        Attempts = (short)attempts,
        GrantsBefore = grantsBefore,
        SendingSince = Began,
        UnsettledSince = Began,
    };
}
