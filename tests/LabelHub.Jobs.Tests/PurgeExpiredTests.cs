using LabelHub.Persistence.Accounts;
using LabelHub.Persistence.Idempotency;
using LabelHub.Persistence.Workshops;
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
    public async Task RunAsync_InvitationsAroundThirtyDaysAfterTheirEnd_TakesTheOlderOnly()
    {
        await using (var context = _database.CreateContext())
        {
            await context.Database.ExecuteSqlAsync($$"""
                INSERT INTO workshops (id, name, address, phone, jurisdiction, authorization_kind, authorization_number, code, created_at)
                    VALUES ('00000000-0000-0000-0000-000000000001', '坊', '路', '1', '450300', 'filing', '1', 'abcdefghjkmn', {{Now}});
                INSERT INTO invitations (id, workshop_id, code_hash, role, created_by, created_at, expires_at)
                    SELECT gen_random_uuid(), '00000000-0000-0000-0000-000000000001', sha256(role::bytea), role, {{_account.Id}}, at, at
                    FROM (VALUES ('staff', {{Now.AddDays(-30)}}), ('owner', {{Now.AddDays(-30).AddSeconds(-1)}})) i(role, at);
                """);
        }

        await RunAsync();

        await using var after = _database.CreateContext();
        Assert.Equal([MemberRole.Staff], await after.Invitations.Select(i => i.Role).ToListAsync());
    }

    [Fact]
    public async Task RunAsync_PrintersBytesAroundSevenDays_TakesTheOlderOnlyAndKeepsTheJobs()
    {
        await using (var context = _database.CreateContext())
        {
            await context.Database.ExecuteSqlAsync($$"""
                INSERT INTO workshops (id, name, address, phone, jurisdiction, authorization_kind, authorization_number, code, created_at)
                    VALUES ('00000000-0000-0000-0000-000000000001', '坊', '路', '1', '450300', 'filing', '1', 'abcdefghjkmn', {{Now}});
                INSERT INTO products VALUES ('00000000-0000-0000-0000-000000000002', '00000000-0000-0000-0000-000000000001', 1, {{Now}});
                INSERT INTO product_versions (product_id, version, content, content_hash, created_by, created_at)
                    VALUES ('00000000-0000-0000-0000-000000000002', 1, '{}', sha256('x'), {{_account.Id}}, {{Now}});
                INSERT INTO batches (id, workshop_id, product_id, product_version, batch_number, production_date, trace_code, state, created_by, created_at)
                    VALUES ('00000000-0000-0000-0000-000000000003', '00000000-0000-0000-0000-000000000001',
                        '00000000-0000-0000-0000-000000000002', 1, '1', '2026-11-01', 'abcdefghjkmn', 'active', {{_account.Id}}, {{Now}});
                INSERT INTO label_snapshots VALUES ('00000000-0000-0000-0000-000000000004', '00000000-0000-0000-0000-000000000001',
                    '00000000-0000-0000-0000-000000000003', '{}', sha256('x'), {{Now}});
                INSERT INTO print_jobs (id, workshop_id, batch_id, snapshot_id, state, stock, dpi, language, printer, copies, width_dots,
                        height_dots, total_bytes, sha256, segments, created_by, created_at)
                    SELECT gen_random_uuid(), '00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000003',
                        '00000000-0000-0000-0000-000000000004', 'queued', stock, 203, 'tspl', '{}', 1, 1, 1, 1, sha256('x'), '[]', {{_account.Id}}, at
                    FROM (VALUES ('kept', {{Now.AddDays(-7)}}), ('gone', {{Now.AddDays(-7).AddSeconds(-1)}})) j(stock, at);
                INSERT INTO print_payloads SELECT id, 'x' FROM print_jobs;
                """);
        }

        await RunAsync();

        await using var after = _database.CreateContext();
        Assert.Equal(["kept"], await after.PrintJobs.Where(j => after.PrintPayloads.Any(p => p.PrintJobId == j.Id)).Select(j => j.Stock).ToListAsync());
        Assert.Equal(2, await after.PrintJobs.CountAsync());
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
            INSERT INTO idempotency_records (account_id, key, route, body_hash, status_code, headers, body, sealed, created_at)
            SELECT {{_account.Id}}, 'k' || i, 'POST /', sha256('x'), 201, '[]', 'x', false, {{Now.AddDays(-8)}} FROM generate_series(1, {{rows}}) i
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
        Sealed = false,
        CreatedAt = made,
    };
}
