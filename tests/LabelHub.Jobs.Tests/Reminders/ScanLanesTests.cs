using LabelHub.Jobs.Reminders;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LabelHub.Jobs.Tests.Reminders;

/// <summary>A day on which more falls due than a portion holds: two lanes, two nodes, a lane that dies.</summary>
public sealed class ScanLanesTests
{
    private const int Papers = (4 * DueScan.Portion) + 500;

    [Fact]
    public async Task Scan_OnTwoNodesWithManyPortions_LooksAtEachOnce()
    {
        await using var world = await World.BeginAsync("2026-11-20");
        await FillAsync(world);

        var looked = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(world.ScanAsync)));

        Assert.Equal(Papers, looked.Sum());
        await EachHasOneAsync(world);
        Assert.Equal(0, await world.ScanAsync());
    }

    [Fact]
    public async Task Scan_ALaneIsKilled_LeavesItsPortionWholeForTheNextScan()
    {
        await using var world = await World.BeginAsync("2026-11-20");
        await FillAsync(world);
        await using var context = world.Open();
        var address = context.Database.GetConnectionString();
        await using NpgsqlConnection holder = new(address), killer = new(address);
        await Task.WhenAll(holder.OpenAsync(), killer.OpenAsync());
        await using var held = await holder.BeginTransactionAsync();
        // somebody else is writing the reminder of the last paper: whoever comes to it waits
        await RunAsync(holder, $"""
            INSERT INTO reminders (id, workshop_id, kind, subject_id, due_date, stage, audience, state, created_at)
            SELECT gen_random_uuid(), workshop_id, kind, subject_id, due_date, next_stage, audience, 'due', now()
            FROM watches WHERE subject_id = '00000000-0000-0000-0000-{Papers:D12}'
            """);

        var scan = Task.Run(world.ScanAsync);
        while (!scan.IsCompleted)
        {
            await RunAsync(
                killer, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()");
            await Task.Delay(10);
        }

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => scan);
        Assert.Equal(PostgresErrorCodes.AdminShutdown, Assert.IsType<PostgresException>(failure.InnerException ?? failure).SqlState);
        await held.RollbackAsync();
        var left = await context.Watches.CountAsync(w => w.NextStage == "d30");
        Assert.InRange(left, 1, Papers - DueScan.Portion);
        Assert.Equal(Papers - left, await context.Reminders.CountAsync());
        Assert.Equal(left, await world.ScanAsync());
        await EachHasOneAsync(world);
    }

    private static async Task EachHasOneAsync(World world)
    {
        await using var context = world.Open();
        Assert.Equal(Papers, await context.Reminders.Select(r => r.SubjectId).Distinct().CountAsync());
        Assert.Equal(Papers, await context.Reminders.CountAsync());
        Assert.Equal(Papers, await context.Notices.CountAsync());
        Assert.Equal(Papers, await context.Watches.CountAsync(w => w.NextStage == "d7"));
    }

    /// <summary>Papers whose stage of thirty days falls due at this moment.</summary>
    private static async Task FillAsync(World world)
    {
        await using var context = world.Open();
        await context.Database.ExecuteSqlAsync($"""
            INSERT INTO watches (subject_id, kind, workshop_id, audience, due_date, next_stage, next_at, plan_edition)
            SELECT ('00000000-0000-0000-0000-' || lpad(i::text, 12, '0'))::uuid, 'healthCertificate', {world.Workshop.Id},
                'workshop', '2026-12-20', 'd30', {world.Clock.GetUtcNow()}, ''
            FROM generate_series(1, {Papers}) i
            """);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
