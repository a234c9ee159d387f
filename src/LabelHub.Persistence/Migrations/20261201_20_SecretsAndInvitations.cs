using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LabelHub.Persistence.Migrations;

/// <summary>Kept answers that hand out a secret are encrypted from now on; those in clear go. Invitations can end.</summary>
[DbContext(typeof(LabelHubContext))]
[Migration("20261201_20_SecretsAndInvitations")]
internal sealed class SecretsAndInvitations : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        DELETE FROM idempotency_records WHERE route LIKE '%/invitations' OR route LIKE '%/calendar-links';
        UPDATE idempotency_records SET route = encode(sha256(convert_to(route, 'UTF8')), 'hex');
        ALTER TABLE idempotency_records ADD COLUMN sealed boolean NOT NULL DEFAULT false;
        ALTER TABLE idempotency_records ALTER COLUMN sealed DROP DEFAULT;

        ALTER TABLE members ADD COLUMN owner_since timestamptz CHECK (owner_since IS NULL OR role = 'owner');
        ALTER TABLE invitations ADD COLUMN ended_at timestamptz CHECK (ended_at IS NULL OR accepted_at IS NULL);
        CREATE INDEX invitations_by_age ON invitations (expires_at);
        -- those of makers who have left before
        UPDATE invitations i SET ended_at = now() WHERE accepted_at IS NULL AND NOT EXISTS (
            SELECT 1 FROM members m WHERE m.workshop_id = i.workshop_id AND m.account_id = i.created_by AND m.role = 'owner');
        """);
}
