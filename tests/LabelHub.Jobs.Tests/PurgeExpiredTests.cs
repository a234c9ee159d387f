using LabelHub.Persistence.Accounts;
using LabelHub.Persistence.Idempotency;
using LabelHub.TestKit.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace LabelHub.Jobs.Tests;

public sealed class PurgeExpiredTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 4, 0, 0, TimeSpan.Zero);
    private readonly Account _account = new() { Id = Guid.CreateVersion7(Now), OpenId = "o-1", CreatedAt = Now.AddYears(-1) };
    private TestDatabase _database = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        await AddAsync(_account);
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task RunAsync_SessionsAroundThirtyDaysAfterTheirEnd_TakesTheOlderOnly()
    {
        var ended = Session.Idle + PurgeExpired.SessionsKept;
        await AddAsync(
            SessionOf("live", Now),
            SessionOf("just kept", Now - ended),
            SessionOf("gone", Now - ended - TimeSpan.FromSeconds(1)),
            SessionOf("revoked and kept", Now.AddDays(-40), revoked: Now.AddDays(-30)),
            SessionOf("revoked and gone", Now.AddDays(-40), revoked: Now.AddDays(-31)));

        await RunAsync();

        await using var context = _database.CreateContext();
        Assert.Equal(
            ["just kept", "live", "revoked and kept"],
            await context.Sessions.OrderBy(s => s.DeviceNote).Select(s => s.DeviceNote!).ToListAsync());
    }

    [Fact]
    public async Task RunAsync_AnswersAroundSevenDays_TakesTheOlderOnly()
    {
        await AddAsync(AnswerOf("kept", Now.AddDays(-7)), AnswerOf("gone", Now.AddDays(-7).AddSeconds(-1)));

        await RunAsync();

        await using var context = _database.CreateContext();
        Assert.Equal(["kept"], await context.IdempotencyRecords.Select(r => r.Key).ToListAsync());
    }

    [Fact]
    public async Task RunAsync_MoreThanOnePortionOnTwoNodesAtOnce_TakesAll()
    {
        await FillAsync(3 * PurgeExpired.Portion + 1);

        await Task.WhenAll(RunAsync(), RunAsync());
        await RunAsync();

        await using var context = _database.CreateContext();
        Assert.Equal(0, await context.IdempotencyRecords.CountAsync());
    }

    [Fact]
    public async Task RunAsync_ARowSomebodyHolds_IsPassedOver()
    {
        await AddAsync(AnswerOf("held", Now.AddDays(-8)), AnswerOf("free", Now.AddDays(-8)));
        await using var holder = _database.CreateContext();
        await using var transaction = await holder.Database.BeginTransactionAsync();
        await holder.Database.ExecuteSqlAsync($"SELECT 1 FROM idempotency_records WHERE key = 'held' FOR UPDATE");

        await RunAsync();

        await using var context = _database.CreateContext();
        Assert.Equal(["held"], await context.IdempotencyRecords.Select(r => r.Key).ToListAsync());
    }

    private async Task RunAsync()
    {
        await using var context = _database.CreateContext();
        await new PurgeExpired(context, new FakeTimeProvider(Now), NullLogger<PurgeExpired>.Instance).RunAsync(default);
    }

    private async Task AddAsync(params object[] rows)
    {
        await using var context = _database.CreateContext();
        context.AddRange(rows);
        await context.SaveChangesAsync();
    }

    private async Task FillAsync(int rows)
    {
        await using var context = _database.CreateContext();
        await context.Database.ExecuteSqlAsync($$"""
            INSERT INTO idempotency_records (account_id, key, route, body_hash, status_code, headers, body, created_at)
            SELECT {{_account.Id}}, 'k' || i, 'POST /', sha256('x'), 201, '[]', 'x', {{Now.AddDays(-8)}} FROM generate_series(1, {{rows}}) i
            """);
    }

    private Session SessionOf(string note, DateTimeOffset begun, DateTimeOffset? revoked = null)
    {
        var session = Session.Begin(Guid.CreateVersion7(begun), _account.Id, Guid.NewGuid().ToByteArray().Concat(new byte[16]).ToArray(), note, begun);
        if (revoked is { } at)
            session.Revoke(at);
        return session;
    }

    private IdempotencyRecord AnswerOf(string key, DateTimeOffset made) => new()
    {
        AccountId = _account.Id,
        Key = key,
        Route = "POST /v1/workshops",
        BodyHash = new byte[32],
        StatusCode = 201,
        Headers = "{}",
        Body = [],
        CreatedAt = made,
    };
}
