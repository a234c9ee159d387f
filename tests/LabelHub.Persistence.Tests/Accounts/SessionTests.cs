using LabelHub.Persistence.Accounts;

namespace LabelHub.Persistence.Tests.Accounts;

public sealed class SessionTests
{
    private static readonly DateTimeOffset Begin = TestData.Now;

    private readonly Session _session = Session.Begin(Guid.NewGuid(), Guid.NewGuid(), new byte[32], deviceNote: null, Begin);

    [Fact]
    public void IsLive_UnusedForThirtyDays_Ends()
    {
        Assert.True(_session.IsLive(Begin.AddDays(30).AddTicks(-1)));
        Assert.False(_session.IsLive(Begin.AddDays(30)));
    }

    [Fact]
    public void Use_EveryDay_StillEndsAfterNinetyDays()
    {
        for (var day = 1; day < 90; day++)
            Assert.True(_session.Use(Begin.AddDays(day)));
        Assert.Equal(Begin.AddDays(90), _session.ExpiresAt);
        Assert.True(_session.IsLive(Begin.AddDays(90).AddTicks(-1)));
        Assert.False(_session.IsLive(Begin.AddDays(90)));
    }

    [Fact]
    public void Use_AgainWithinTheHour_WritesNothing()
    {
        Assert.False(_session.Use(Begin.AddMinutes(59)));
        Assert.True(_session.Use(Begin.AddMinutes(60)));
        Assert.Equal(Begin.AddMinutes(60) + Session.Idle, _session.ExpiresAt);
    }

    [Fact]
    public void Use_AfterItEnded_DoesNotReviveIt()
    {
        Assert.False(_session.Use(Begin.AddDays(31)));
        Assert.False(_session.IsLive(Begin.AddDays(31)));
    }

    [Fact]
    public void Revoke_AtOnce_EndsItAndKeepsTheFirstMoment()
    {
        _session.Revoke(Begin.AddDays(1));
        _session.Revoke(Begin.AddDays(2));
        Assert.False(_session.IsLive(Begin.AddDays(1)));
        Assert.False(_session.Use(Begin.AddDays(1)));
        Assert.Equal(Begin.AddDays(1), _session.RevokedAt);
    }
}
