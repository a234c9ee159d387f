using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LabelHub.Persistence.Migrations;

[DbContext(typeof(LabelHubContext))]
[Migration("20261121_03_WorkshopsAndMembers")]
internal sealed class WorkshopsAndMembers : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        CREATE TABLE workshops (
            id uuid PRIMARY KEY,
            name text NOT NULL,
            address text NOT NULL,
            phone text NOT NULL,
            jurisdiction text NOT NULL CHECK (jurisdiction ~ '^[0-9]{6}$'),
            authorization_kind text NOT NULL CHECK (authorization_kind IN ('registrationCertificate', 'licence', 'productionPermit', 'filing')),
            authorization_number text NOT NULL,
            authorization_valid_from date,
            authorization_valid_until date,
            code text NOT NULL UNIQUE CHECK (char_length(code) = 12),
            created_at timestamptz NOT NULL
        );

        CREATE TABLE members (
            workshop_id uuid NOT NULL REFERENCES workshops,
            account_id uuid NOT NULL REFERENCES accounts,
            role text NOT NULL CHECK (role IN ('owner', 'staff')),
            joined_at timestamptz NOT NULL,
            PRIMARY KEY (workshop_id, account_id)
        );
        CREATE INDEX members_by_account ON members (account_id);
        """);
}
