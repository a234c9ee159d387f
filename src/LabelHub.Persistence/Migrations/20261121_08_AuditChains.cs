using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LabelHub.Persistence.Migrations;

[DbContext(typeof(LabelHubContext))]
[Migration("20261121_08_AuditChains")]
internal sealed class AuditChains : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        CREATE TABLE audit_chain_heads (
            chain_id uuid PRIMARY KEY,
            length bigint NOT NULL CHECK (length >= 0),
            hash bytea NOT NULL CHECK (octet_length(hash) = 32)
        );

        CREATE TABLE audit_entries (
            chain_id uuid NOT NULL REFERENCES audit_chain_heads,
            position bigint NOT NULL CHECK (position > 0),
            at timestamptz NOT NULL,
            actor uuid,
            action text NOT NULL CHECK (char_length(action) BETWEEN 1 AND 64),
            subject text NOT NULL CHECK (char_length(subject) BETWEEN 1 AND 128),
            detail jsonb NOT NULL,
            previous_hash bytea NOT NULL CHECK (octet_length(previous_hash) = 32),
            hash bytea NOT NULL CHECK (octet_length(hash) = 32),
            PRIMARY KEY (chain_id, position)
        );
        CREATE TRIGGER audit_entries_stay BEFORE UPDATE OR DELETE ON audit_entries FOR EACH ROW EXECUTE FUNCTION refuse_change();
        CREATE TRIGGER audit_entries_whole BEFORE TRUNCATE ON audit_entries EXECUTE FUNCTION refuse_change();
        """);
}
