using FsCheck;
using FsCheck.Fluent;
using LabelHub.Persistence.Messaging;

namespace LabelHub.Persistence.Tests.Messaging;

public sealed class ConsentTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 4, 0, 0, TimeSpan.Zero);

    [Fact]
    public void ReportAndConfirm_OfOneTapInEitherOrder_AreOne()
    {
        var (one, two) = (New(), New());
        one.Report(Now);
        one.Confirm(Now, Now);
        two.Confirm(Now, Now);
        two.Report(Now.AddMinutes(10));
        Assert.Equal((1, 0, 1, 0), (one.Confirmed, one.Provisional, two.Confirmed, two.Provisional));
    }

    [Fact]
    public void Report_LongAfterAPushThatStoodAlone_IsATapOfItsOwn()
    {
        var consent = New();
        consent.Confirm(Now, Now);
        consent.Report(Now.AddMinutes(11));
        Assert.Equal(2, consent.Remaining);
    }

    [Fact]
    public void Confirm_OfATapThatWasUsedAlready_AddsNothing()
    {
        var consent = New();
        consent.Report(Now);
        Assert.True(consent.Take());
        consent.Confirm(Now, Now);
        Assert.Equal(0, consent.Remaining);
        Assert.False(consent.Take());
    }

    [Fact]
    public void Confirm_OfATapBeforeTheRefusal_AddsNothing()
    {
        var consent = New();
        consent.Reject(Now);
        consent.Confirm(Now.AddSeconds(-1), Now.AddSeconds(5));
        Assert.Equal(0, consent.Remaining);
        consent.Confirm(Now.AddSeconds(1), Now.AddSeconds(5));
        Assert.Equal(1, consent.Remaining);
    }

    [Fact]
    public void Report_MoreThanTheCap_IsNotBelieved()
    {
        var consent = New();
        for (var i = 0; i < 50; i++)
            consent.Report(Now);
        Assert.Equal(Consent.MaxProvisional, consent.Remaining);
    }

    [Fact]
    public void Clear_Consents_LeavesNoneOfAnyKind()
    {
        var consent = New();
        consent.Report(Now);
        consent.Take();
        consent.Confirm(Now, Now);
        consent.Report(Now);
        consent.Clear();
        Assert.Equal((0, 0, 0, 0), (consent.Confirmed, consent.Provisional, consent.Awaited, consent.Unreported));
    }

    /// <summary>
    /// Taps are heard of from the phone, from the push, from both in either order, or not at all, with messages taken and
    /// given back in between: the count never goes below nothing, and never lets more messages out than there were taps.
    /// </summary>
    [Fact]
    public void AnySequence_OfWhatCanHappen_NeverSendsMoreThanWasTapped()
    {
        var steps = Gen.Choose(0, 8).ListOf();
        Prop.ForAll(Arb.From(steps.Select(s => s.ToArray())), (Func<int[], bool>)Holds).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    private static bool Holds(int[] sequence)
    {
        var (consent, now) = (New(), Now);
        var (taps, sent, out_) = (0, 0, 0);
        var (toReport, toConfirm) = (new Queue<DateTimeOffset>(), new Queue<DateTimeOffset>());
        foreach (var step in sequence)
        {
            now = now.AddSeconds(7);
            switch (step)
            {
                case 0 or 1:
                    taps++;
                    toReport.Enqueue(now);
                    toConfirm.Enqueue(now);
                    break;
                case 2 when toReport.TryDequeue(out var at):
                    // a phone tells at once or never
                    if (now - at < Consent.ReportFollows)
                        consent.Report(now);
                    break;
                case 3 when toConfirm.TryDequeue(out var at):
                    consent.Confirm(at, now);
                    break;
                case 4:
                    toReport.TryDequeue(out _);
                    break;
                case 5:
                    toConfirm.TryDequeue(out _);
                    break;
                case 6 when consent.Take():
                    sent++;
                    out_++;
                    break;
                case 7 when out_ > 0:
                    consent.GiveBack();
                    sent--;
                    out_--;
                    break;
                case 8:
                    // the answer of one under way is that it went out
                    out_ = Math.Max(0, out_ - 1);
                    break;
            }

            if (consent.Confirmed < 0 || consent.Provisional is < 0 or > Consent.MaxProvisional || consent.Awaited < 0 || consent.Unreported < 0)
                return false;
            if (sent + consent.Remaining > taps)
                return false;
        }

        return true;
    }

    private static Consent New() => new() { AccountId = Guid.Empty, TemplateId = "t" };
}
