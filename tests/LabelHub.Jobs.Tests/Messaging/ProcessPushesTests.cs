using LabelHub.Persistence.Reminders;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LabelHub.Jobs.Tests.Messaging;

/// <summary>Pushes are worked off in groups, and nobody can tell: as if each had been alone, in the order they came.</summary>
public sealed class ProcessPushesTests
{
    [Fact]
    public async Task Group_OneThatTheDatabaseRefuses_HoldsUpNoOther()
    {
        await using var inbox = await Inbox.BeginAsync();
        await inbox.AddPeopleAsync("o-a", "o-b", "o-c");
        await inbox.TapAsync("o-a");
        await inbox.TapAsync("o-b", template: new string('t', 150)); // longer than any the table holds
        await inbox.TapAsync("o-c");

        Assert.Equal(2, await inbox.ProcessAsync());

        Assert.Equal(new Dictionary<string, int> { ["o-a"] = 1, ["o-c"] = 1 }, await inbox.RemainingAsync());
        await inbox.TapAsync("o-b");
        Assert.Equal(1, await inbox.ProcessAsync());
        Assert.Equal(1, (await inbox.RemainingAsync())["o-b"]);
        await using var context = inbox.Open();
        var bad = Assert.Single(await context.PushRecords.Where(p => p.ProcessedAt == null).ToListAsync());
        Assert.InRange(bad.Failures, 1, 19);
    }

    [Fact]
    public async Task Group_SeveralAboutOnePerson_CountInTheOrderTheyCame()
    {
        await using var inbox = await Inbox.BeginAsync();
        await inbox.AddPeopleAsync("o-a", "o-b");
        await inbox.TapAsync("o-a");
        await inbox.TapAsync("o-b");
        await inbox.TapAsync("o-a");
        await inbox.SwitchOffAsync("o-a");
        await inbox.TapAsync("o-a");
        await inbox.TapAsync("o-b");

        Assert.Equal(6, await inbox.ProcessAsync());

        Assert.Equal(new Dictionary<string, int> { ["o-a"] = 1, ["o-b"] = 2 }, await inbox.RemainingAsync());
    }

    [Fact]
    public async Task Group_TwoArrivalsOfOnePerson_AreTwoMessagesTheDoubtfulOneFirst()
    {
        await using var inbox = await Inbox.BeginAsync();
        await inbox.AddPeopleAsync("o-a");
        var yesterday = await inbox.AddDeliveryAsync("o-a", DeliveryState.Sent, daysAgo: 1);
        var today = await inbox.AddDeliveryAsync("o-a", DeliveryState.Unknown, daysAgo: 0);
        await inbox.ArrivedAsync("o-a", "first");
        await inbox.ArrivedAsync("o-a", "second");

        Assert.Equal(2, await inbox.ProcessAsync());

        await using var context = inbox.Open();
        var rows = await context.Deliveries.AsNoTracking().ToDictionaryAsync(d => d.Id);
        Assert.Equal((DeliveryState.Sent, DeliveryEvidence.SentEvent, "first"), What(rows[today]));
        Assert.Equal((DeliveryState.Sent, DeliveryEvidence.Answer, "second"), What(rows[yesterday]));
    }

    [Theory]
    [InlineData(DeliveryEvidence.GrantArithmetic, 1, DeliveryState.Failed)] // the try that the arithmetic proved
    [InlineData(DeliveryEvidence.GrantArithmetic, 2, DeliveryState.Failed)]
    [InlineData(DeliveryEvidence.Answer, 0, DeliveryState.Failed)]
    [InlineData(DeliveryEvidence.Answer, 1, DeliveryState.Sent)] // sent twice: the other one arrived
    public async Task Failure_OfWhatCountsAsSent_LeavesItSentOnlyWhereAnotherTryIsProved(
        DeliveryEvidence evidence, int inDoubt, DeliveryState expected)
    {
        await using var inbox = await Inbox.BeginAsync();
        await inbox.AddPeopleAsync("o-a");
        var delivery = await inbox.AddDeliveryAsync("o-a", DeliveryState.Sent, daysAgo: 0, evidence, inDoubt);
        await inbox.FailedAsync("o-a", "1");

        await inbox.ProcessAsync();

        await using var context = inbox.Open();
        var row = await context.Deliveries.AsNoTracking().SingleAsync(d => d.Id == delivery);
        Assert.Equal((expected, expected == DeliveryState.Failed), (row.State, row.HandedOnAt is not null));
    }

    [Fact]
    public async Task Group_AboutNobodyKnown_IsWorkedOffAndChangesNothing()
    {
        await using var inbox = await Inbox.BeginAsync();
        await inbox.TapAsync("o-nobody");
        await inbox.ArrivedAsync("o-nobody", "1");
        Assert.Equal(2, await inbox.ProcessAsync());
        Assert.Empty(await inbox.RemainingAsync());
    }

    [Fact]
    public async Task TwoNodes_AtTheSamePushes_CountEachOnce()
    {
        const int People = 300;
        await using var inbox = await Inbox.BeginAsync();
        string[] people = [.. Enumerable.Range(0, People).Select(i => $"o-{i}")];
        await inbox.AddPeopleAsync(people);
        foreach (var openId in people.Concat(people.Reverse()))
            await inbox.TapAsync(openId);

        var done = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(inbox.ProcessAsync)));

        // one may find nothing left that the other does not hold; what it left is worked off next
        Assert.Equal(2 * People, done.Sum() + await inbox.ProcessAsync());
        var remaining = await inbox.RemainingAsync();
        Assert.Equal(People, remaining.Count);
        Assert.All(remaining, r => Assert.Equal(2, r.Value));
    }

    [Fact]
    public async Task Killed_WithHalfOfAGroupWritten_LeavesNoneAndCountsEachOnceLater()
    {
        await using var inbox = await Inbox.BeginAsync();
        await inbox.AddPeopleAsync("o-a", "o-b");
        await inbox.TapAsync("o-b");
        await inbox.ProcessAsync();
        var delivery = await inbox.AddDeliveryAsync("o-a", DeliveryState.Unknown, daysAgo: 0);
        await inbox.ArrivedAsync("o-a", "1");
        await inbox.TapAsync("o-b");
        await using NpgsqlConnection holder = new(inbox.ConnectionString), killer = new(inbox.ConnectionString);
        await Task.WhenAll(holder.OpenAsync(), killer.OpenAsync());
        await using var held = await holder.BeginTransactionAsync();
        await RunAsync(holder, "SELECT 1 FROM consents FOR UPDATE");

        await using var context = inbox.Open();
        var worker = Task.Run(() => inbox.Processor(context).RunAsync(default));
        // it holds the pushes and the delivery now, and waits for the consent
        while (!worker.IsCompleted && await RunAsync(killer, KillWhoeverWaits) is null)
            await Task.Delay(10);

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => worker);
        Assert.Equal(PostgresErrorCodes.AdminShutdown, Assert.IsType<PostgresException>(failure.InnerException ?? failure).SqlState);
        await held.RollbackAsync();
        Assert.Equal(1, (await inbox.RemainingAsync())["o-b"]);
        Assert.Equal(2, await inbox.ProcessAsync());
        Assert.Equal(2, (await inbox.RemainingAsync())["o-b"]);
        await using var after = inbox.Open();
        Assert.Equal("1", (await after.Deliveries.SingleAsync(d => d.Id == delivery)).MessageId);
    }

    private const string KillWhoeverWaits =
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()";

    private static (DeliveryState State, DeliveryEvidence? Evidence, string? MessageId) What(Delivery delivery) =>
        (delivery.State, delivery.Evidence, delivery.MessageId);

    private static async Task<object?> RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
