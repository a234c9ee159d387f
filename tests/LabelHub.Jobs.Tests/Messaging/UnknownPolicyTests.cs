using LabelHub.Jobs.Messaging;
using LabelHub.Persistence.Messaging;
using LabelHub.Persistence.Reminders;

namespace LabelHub.Jobs.Tests.Messaging;

public sealed class UnknownPolicyTests
{
    private static readonly DateTimeOffset Began = new(2026, 11, 21, 4, 0, 0, TimeSpan.Zero);
    private static readonly DispatchOptions Options = new();

    [Theory]
    [InlineData(1, 0, 1, 1, 9, UnknownVerdict.Wait)]
    [InlineData(1, 0, 1, 1, 10, UnknownVerdict.TryAgain)]
    [InlineData(3, 2, 1, 1, 10, UnknownVerdict.Wait)]
    [InlineData(3, 2, 1, 1, 899, UnknownVerdict.Wait)]
    [InlineData(3, 2, 1, 1, 900, UnknownVerdict.SendOnceMore)]
    [InlineData(3, 0, 1, 1, 900, UnknownVerdict.Conclude)]
    [InlineData(3, 1, 2, 2, 899, UnknownVerdict.Wait)]
    [InlineData(3, 1, 2, 2, 900, UnknownVerdict.Conclude)]
    [InlineData(1, 0, 5, 2, 899, UnknownVerdict.Wait)]
    [InlineData(1, 0, 5, 2, 900, UnknownVerdict.Conclude)]
    [InlineData(1, 0, 2, 1, 86_399, UnknownVerdict.TryAgain)]
    [InlineData(1, 0, 2, 1, 86_400, UnknownVerdict.Conclude)]
    public void Judge_InDoubtFor_FollowsTheOrderOfProofsWhateverThePurpose(
        int grantsBefore, int grantsNow, int attempts, int inDoubt, int seconds, UnknownVerdict expected)
    {
        foreach (var purpose in Enum.GetValues<DeliveryPurpose>())
        {
            var consent = NoConsent();
            for (var i = 0; i < grantsNow; i++)
                consent.Report(Began.AddDays(-1));
            Assert.Equal(expected, UnknownPolicy.Judge(InDoubt(purpose, grantsBefore, attempts, inDoubt), consent, Options, Began.AddSeconds(seconds)));
        }
    }

    [Fact]
    public void Judge_AConsentWasGivenMeanwhile_MakesNoSecondTry()
    {
        var consent = NoConsent();
        consent.Report(Began.AddSeconds(5));
        Assert.Equal(UnknownVerdict.Wait, UnknownPolicy.Judge(InDoubt(DeliveryPurpose.Expiry, 1, 1), consent, Options, Began.AddSeconds(60)));
    }

    [Fact]
    public void Judge_SwitchedOffMeanwhile_WaitsForThePushAndThenStaysUnknown()
    {
        var consent = NoConsent();
        consent.Reject(Began.AddSeconds(5));
        Assert.Equal(UnknownVerdict.Wait, UnknownPolicy.Judge(InDoubt(DeliveryPurpose.Expiry, 1, 1), consent, Options, Began.AddSeconds(60)));
        Assert.Equal(UnknownVerdict.Conclude, UnknownPolicy.Judge(InDoubt(DeliveryPurpose.Expiry, 1, 1), consent, Options, Began.AddSeconds(900)));
    }

    [Fact]
    public void Doubt_AfterTheWaitHasEnded_HoldsBackNoOtherMessageAgain()
    {
        var delivery = InDoubt(DeliveryPurpose.Expiry, 1, 1);
        delivery.Conclude(Began.AddHours(1));
        delivery.Doubt();
        Assert.Equal((DeliveryState.Unknown, Began.AddHours(1)), (delivery.State, delivery.ConcludedAt));
        delivery.Release(DeliveryState.Pending);
        Assert.Null(delivery.ConcludedAt);
    }

    private static Consent NoConsent() => new() { AccountId = Guid.Empty, TemplateId = "t" };

    private static Delivery InDoubt(DeliveryPurpose purpose, int grantsBefore, int attempts, int inDoubt = 1) => new()
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
        TriesInDoubt = (short)inDoubt,
        GrantsBefore = grantsBefore,
        SendingSince = Began,
        UnsettledSince = Began,
    };
}
