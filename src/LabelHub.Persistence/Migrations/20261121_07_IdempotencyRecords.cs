using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LabelHub.Persistence.Migrations;

[DbContext(typeof(LabelHubContext))]
[Migration("20261121_07_IdempotencyRecords")]
internal sealed class IdempotencyRecords : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        CREATE TABLE idempotency_records (
            account_id uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
            key text NOT NULL CHECK (char_length(key) BETWEEN 1 AND 64),
            route text NOT NULL CHECK (char_length(route) <= 300),
            body_hash bytea NOT NULL CHECK (octet_length(body_hash) = 32),
            status_code integer NOT NULL,
            headers jsonb NOT NULL,
            body bytea NOT NULL,
            created_at timestamptz NOT NULL,
            PRIMARY KEY (account_id, key)
        );
        CREATE INDEX idempotency_records_by_age ON idempotency_records (created_at);
        """);
}
