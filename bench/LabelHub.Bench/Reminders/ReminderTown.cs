using System.Globalization;
using LabelHub.Persistence;
using LabelHub.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Bench.Reminders;

/// <summary>Workshops with five due dates each, as they stand in the tables at the end of the day before.</summary>
internal static class ReminderTown
{
    public static readonly DateOnly Today = new(2026, 11, 23);

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    /// <summary>Due dates lie evenly over a year; what falls due today is what an ordinary day brings.</summary>
    public static async Task FillAsync(TestDatabase database, int workshops)
    {
        await using var context = database.CreateContext();
        context.Database.SetCommandTimeout(Patience);
        // filling is not measured: keys point where they should, so nobody needs to look them up one by one
        await context.Database.OpenConnectionAsync();
        await context.Database.ExecuteSqlRawAsync("SET session_replication_role = replica");
        foreach (var statement in Statements)
            await RunAsync(context, statement, workshops);
        await context.Database.ExecuteSqlRawAsync("SET session_replication_role = DEFAULT");
        await TidyAsync(context);
    }

    /// <summary>One more due date for every workshop, all of them on one day: the worst a monthly return can do.</summary>
    public static async Task FillOneDayAsync(TestDatabase database, int workshops)
    {
        await using var context = database.CreateContext();
        context.Database.SetCommandTimeout(Patience);
        await context.Database.OpenConnectionAsync();
        await context.Database.ExecuteSqlRawAsync("SET session_replication_role = replica");
        await RunAsync(context, Papers("inspectionReport", "5", "30"), workshops);
        await context.Database.ExecuteSqlRawAsync("SET session_replication_role = DEFAULT");
        await TidyAsync(context);
    }

    private static Task<int> RunAsync(LabelHubContext context, string statement, int workshops) => context.Database.ExecuteSqlRawAsync(statement
        .Replace("@workshops", workshops.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("@today", Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), StringComparison.Ordinal));

    private static async Task TidyAsync(LabelHubContext context)
    {
        await context.Database.ExecuteSqlRawAsync("VACUUM (ANALYZE) accounts, workshops, members, watches, reminders, notices");
        await context.Database.ExecuteSqlRawAsync("CHECKPOINT");
    }

    private static string[] Statements =>
    [
        $"INSERT INTO accounts SELECT {Id("1")}, 'o-' || i, now() FROM generate_series(1, @workshops) i",
        $"""
        INSERT INTO workshops (id, name, address, phone, jurisdiction, authorization_kind, authorization_number, code, created_at)
        SELECT {Id("2")}, '示例小作坊', '示例路1号', '023-00000000', '500100', 'registrationCertificate', '示例' || i, lpad(i::text, 12, '0'), now()
        FROM generate_series(1, @workshops) i
        """,
        $"INSERT INTO members (workshop_id, account_id, role, joined_at) SELECT {Id("2")}, {Id("1")}, 'owner', now() FROM generate_series(1, @workshops) i",
        $"""
        INSERT INTO watches (subject_id, kind, workshop_id, audience, due_date, renew_days_before, next_stage, next_at, plan_edition)
        SELECT {Id("2")}, 'registrationCertificate', {Id("2")}, 'workshop', DATE '@today' + d.n, 30,
            {Stage("60, 45, 35, 30, 7, 0")}, {At("60, 45, 35, 30, 7, 0")}, 'bench'
        FROM generate_series(1, @workshops) i, LATERAL (SELECT ((i::bigint * 7919) % 365)::int AS n) d
        """,
        Papers("healthCertificate", "3", "((i::bigint * 104729) % 365)::int"),
        Papers("scaleVerification", "4", "((i::bigint * 1299709) % 365)::int"),
        Batches("6", 15485863),
        Batches("7", 32452843),
    ];

    private static string Papers(string kind, string series, string daysLeft) => $"""
        INSERT INTO watches (subject_id, kind, workshop_id, audience, due_date, next_stage, next_at, plan_edition)
        SELECT {Id(series)}, '{kind}', {Id("2")}, 'workshop', DATE '@today' + d.n, {Stage("30, 7, 0")}, {At("30, 7, 0")}, 'bench'
        FROM generate_series(1, @workshops) i, LATERAL (SELECT {daysLeft} AS n) d
        """;

    /// <summary>A year of shelf life: half, a fifth and a twentieth of it are left 182, 73 and 18 days before its end.</summary>
    private static string Batches(string series, int step) => $"""
        INSERT INTO watches (subject_id, kind, workshop_id, audience, due_date, starts_on, next_stage, next_at, plan_edition)
        SELECT {Id(series)}, 'batchExpiry', {Id("2")}, 'workshop', DATE '@today' + d.n, DATE '@today' + d.n - 364,
            CASE WHEN d.n >= 182 THEN 'life50' WHEN d.n >= 73 THEN 'life20' WHEN d.n >= 18 THEN 'life5' END, {At("182, 73, 18")}, 'bench'
        FROM generate_series(1, @workshops) i, LATERAL (SELECT ((i::bigint * {step}) % 365)::int AS n) d
        """;

    private static string Id(string series) => $"('00000000-0000-0000-000{series}-' || lpad(to_hex(i), 12, '0'))::uuid";

    private static string Days(string ahead) => $"(SELECT max(a) FROM unnest(ARRAY[{ahead}]) a WHERE a <= d.n)";

    private static string Stage(string ahead) => $"'d' || {Days(ahead)}";

    private static string At(string ahead) => $"((DATE '@today' + d.n - {Days(ahead)})::timestamp AT TIME ZONE 'Asia/Shanghai')";
}
