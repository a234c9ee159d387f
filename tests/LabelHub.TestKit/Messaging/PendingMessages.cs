using Npgsql;

namespace LabelHub.TestKit.Messaging;

/// <summary>Messages as bundling leaves them, written straight into the database: one to each of so many people.</summary>
public static class PendingMessages
{
    /// <param name="connectionString">Where.</param>
    /// <param name="prefix">People are PREFIX0, PREFIX1 and so on.</param>
    /// <param name="count">How many.</param>
    /// <param name="template">Whose consents they have.</param>
    /// <param name="grants">How many consents each.</param>
    /// <param name="purpose">expiry or report.</param>
    public static async Task AddAsync(string connectionString, string prefix, int count, string template, int grants, string purpose = "expiry")
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(Sql, connection)
        {
            Parameters = { new() { Value = prefix }, new() { Value = count }, new() { Value = template }, new() { Value = grants }, new() { Value = purpose } },
        };
        await command.ExecuteNonQueryAsync();
    }

    private const string Sql =
        """
        WITH shop AS (
            INSERT INTO workshops (id, name, address, phone, jurisdiction, authorization_kind, authorization_number, code, created_at)
            VALUES (gen_random_uuid(), '测试坊', '测试路1号', '0773-0000000', '450300', 'registrationCertificate', '示例1', substr(md5(random()::text), 1, 12), now())
            RETURNING id),
        people AS (
            INSERT INTO accounts (id, open_id, created_at) SELECT gen_random_uuid(), $1 || i, now() FROM generate_series(0, $2 - 1) i RETURNING id, open_id),
        joined AS (
            INSERT INTO members (workshop_id, account_id, role, joined_at) SELECT shop.id, people.id, 'staff', now() FROM people CROSS JOIN shop),
        rows AS MATERIALIZED (
            SELECT people.id AS account_id, shop.id AS workshop_id, gen_random_uuid() AS delivery_id, gen_random_uuid() AS reminder_id, gen_random_uuid() AS subject_id,
                substr(md5(people.open_id || random()::text), 1, 12) AS reference
            FROM people CROSS JOIN shop),
        reminded AS (
            INSERT INTO reminders (id, workshop_id, kind, subject_id, due_date, stage, audience, state, created_at)
            SELECT reminder_id, workshop_id, CASE $5 WHEN 'report' THEN 'reportDue' ELSE 'healthCertificate' END, subject_id,
                (now() AT TIME ZONE 'Asia/Shanghai')::date + 7, 'd7', 'workshop', 'due', now() FROM rows),
        agreed AS (
            INSERT INTO consents (account_id, template_id, confirmed, provisional, awaited, unreported) SELECT account_id, $3, $4, 0, 0, 0 FROM rows),
        bundled AS (
            INSERT INTO deliveries (id, account_id, day, purpose, state, not_before, dedupe_reference, created_at)
            SELECT delivery_id, account_id, (now() AT TIME ZONE 'Asia/Shanghai')::date, $5, 'pending', now() - interval '1 second', reference, now() FROM rows)
        INSERT INTO notices (reminder_id, account_id, ready_at, delivery_id) SELECT reminder_id, account_id, now(), delivery_id FROM rows
        """;
}
