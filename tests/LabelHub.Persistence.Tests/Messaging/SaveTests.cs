using System.Reflection;
using LabelHub.Persistence.Ids;
using LabelHub.Persistence.Messaging;
using LabelHub.Persistence.Reminders;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Persistence.Tests.Messaging;

/// <summary>Rows that are written back as a group come back as they were, whatever was changed about them.</summary>
public sealed class SaveTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>
{
    private static readonly DateTimeOffset Now = TestData.Now;

    [Fact]
    public async Task SaveDeliveries_EveryPropertyThatCanChange_ComesBack()
    {
        await using var context = fixture.Database.CreateContext();
        Delivery[] deliveries = [await AddAsync(context), await AddAsync(context)];
        var changed = deliveries[0];
        changed.Conclude(Now.AddSeconds(4));
        (changed.TriesInDoubt, changed.HandedOnAt) = (2, Now.AddSeconds(5));
        (changed.State, changed.NotBefore, changed.Attempts, changed.LastErrorCode) = (DeliveryState.Sending, Now.AddHours(1), 2, 45009);
        (changed.LeaseOwner, changed.LeaseUntil, changed.TemplateId, changed.GrantsBefore) = ("node", Now.AddMinutes(1), "template", 3);
        (changed.SendingSince, changed.UnsettledSince, changed.MessageId) = (Now.AddSeconds(1), Now.AddSeconds(2), "message");
        (changed.Evidence, changed.SentAt) = (DeliveryEvidence.GrantArithmetic, Now.AddSeconds(3));

        await using var transaction = await context.Database.BeginTransactionAsync();
        await Deliveries.SaveAsync(context, deliveries, default);
        await transaction.CommitAsync();

        await using var after = fixture.Database.CreateContext();
        foreach (var delivery in deliveries)
            Assert.Equal(Text(delivery), Text(await after.Deliveries.AsNoTracking().SingleAsync(d => d.Id == delivery.Id)));
        Assert.DoesNotContain("=;", Text(changed), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SaveConsents_WhateverHappenedToThem_ComeBack()
    {
        await using var context = fixture.Database.CreateContext();
        var (one, other) = (TestData.Account(), TestData.Account());
        context.AddRange(one, other);
        await context.SaveChangesAsync();
        await using var transaction = await context.Database.BeginTransactionAsync();
        var consents = await Consents.LockAsync(context, [(one.Id, "a"), (other.Id, "a"), (one.Id, "b"), (one.Id, "a")], default);
        Assert.Equal(3, consents.Count);
        consents[(one.Id, "a")].Confirm(Now, Now);
        consents[(one.Id, "b")].Report(Now);
        consents[(one.Id, "b")].Report(Now);
        Assert.True(consents[(one.Id, "b")].Take());
        consents[(other.Id, "a")].Reject(Now);
        await Consents.SaveAsync(context, consents.Values, default);
        await transaction.CommitAsync();

        await using var after = fixture.Database.CreateContext();
        foreach (var consent in consents.Values)
        {
            var saved = await after.Consents.AsNoTracking().SingleAsync(c => c.AccountId == consent.AccountId && c.TemplateId == consent.TemplateId);
            Assert.Equal(Text(consent), Text(saved));
        }
    }

    [Fact]
    public async Task AddPushes_TheSameTwiceInAGroupAndAgain_AreOneEach()
    {
        await using var context = fixture.Database.CreateContext();
        PushRecord[] pushes = [Push(1), Push(2), Push(1)];
        Assert.Equal(2, await PushRecord.AddAsync(context, pushes, default));
        Assert.Equal(0, await PushRecord.AddAsync(context, pushes, default));
        Assert.Equal([1, 2], (await context.PushRecords.AsNoTracking().ToListAsync()).Select(p => (int)p.ContentHash[0]).Order());
    }

    private static PushRecord Push(byte number) => new()
    {
        ContentHash = [.. Enumerable.Repeat(number, 32)], Name = "event", Cipher = "cipher", ReceivedAt = Now,
    };

    private static async Task<Delivery> AddAsync(LabelHubContext context)
    {
        var account = TestData.Account();
        var delivery = new Delivery
        {
            Id = Guid.CreateVersion7(),
            AccountId = account.Id,
            Day = new DateOnly(2026, 11, 21),
            Purpose = DeliveryPurpose.Report,
            State = DeliveryState.Pending,
            NotBefore = Now,
            DedupeReference = PublicCode.New(),
            CreatedAt = Now,
        };
        context.AddRange(account, delivery);
        await context.SaveChangesAsync();
        return delivery;
    }

    /// <summary>Every property, so that a new one cannot be forgotten.</summary>
    private static string Text<T>(T row) => string.Concat(typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Select(p => FormattableString.Invariant($"{p.Name}={p.GetValue(row)};")));
}
