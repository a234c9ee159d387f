using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LabelHub.Persistence.Migrations;

[DbContext(typeof(LabelHubContext))]
[Migration("20261121_02_AccountsAndSessions")]
internal sealed class AccountsAndSessions : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        CREATE TABLE accounts (
            id uuid PRIMARY KEY,
            open_id text NOT NULL UNIQUE CHECK (char_length(open_id) BETWEEN 1 AND 128),
            created_at timestamptz NOT NULL
        );

        CREATE TABLE sessions (
            id uuid PRIMARY KEY,
            account_id uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
            token_hash bytea NOT NULL UNIQUE CHECK (octet_length(token_hash) = 32),
            device_note text CHECK (char_length(device_note) <= 200),
            created_at timestamptz NOT NULL,
            last_used_at timestamptz NOT NULL,
            expires_at timestamptz NOT NULL,
            ends_at timestamptz NOT NULL CHECK (ends_at >= expires_at),
            revoked_at timestamptz
        );
        CREATE INDEX sessions_by_account ON sessions (account_id);
        CREATE INDEX sessions_by_end ON sessions (expires_at);
        """);
}
