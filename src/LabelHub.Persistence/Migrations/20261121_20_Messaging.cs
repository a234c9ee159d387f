using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LabelHub.Persistence.Migrations;

[DbContext(typeof(LabelHubContext))]
[Migration("20261121_20_Messaging")]
internal sealed class Messaging : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        -- How many messages of a template a person still takes, by our own count: WeChat tells nobody.
        CREATE TABLE consents (
            account_id uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
            template_id text NOT NULL CHECK (char_length(template_id) BETWEEN 1 AND 128),
            -- told by WeChat's push
            confirmed integer NOT NULL CHECK (confirmed BETWEEN 0 AND 10000),
            -- told by the phone only; WeChat's push has not come yet
            provisional integer NOT NULL CHECK (provisional BETWEEN 0 AND 20),
            -- provisional ones that were used before WeChat's push came
            awaited integer NOT NULL CHECK (awaited BETWEEN 0 AND 10000),
            -- told by WeChat's push, and the phone's own word may still follow
            unreported integer NOT NULL CHECK (unreported BETWEEN 0 AND 10000),
            confirmed_at timestamptz,
            rejected_at timestamptz,
            PRIMARY KEY (account_id, template_id)
        );

        -- WeChat's pushes as they came, encrypted; each once.
        CREATE TABLE push_events (
            content_hash bytea PRIMARY KEY CHECK (octet_length(content_hash) = 32),
            name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 200),
            cipher text CHECK (char_length(cipher) <= 65536),
            received_at timestamptz NOT NULL,
            processed_at timestamptz,
            failures smallint NOT NULL DEFAULT 0 CHECK (failures BETWEEN 0 AND 100)
        );
        CREATE INDEX push_events_open ON push_events (received_at) WHERE processed_at IS NULL;
        CREATE INDEX push_events_by_age ON push_events (received_at) WHERE cipher IS NOT NULL;

        -- Why nothing is sent at the moment, for all nodes: of one purpose, or of all.
        CREATE TABLE send_breakers (
            scope text PRIMARY KEY CHECK (scope IN ('all', 'expiry', 'report')),
            open_until timestamptz,
            failures integer NOT NULL CHECK (failures BETWEEN 0 AND 1000000),
            reason text NOT NULL CHECK (char_length(reason) <= 64)
        );

        -- When the first attempt began whose fate is not known; a second attempt leaves it.
        ALTER TABLE deliveries ADD COLUMN unsettled_since timestamptz;

        -- Whatever a program does: one message at a time to one person, and none after one whose fate is not known.
        DROP INDEX deliveries_unsettled;
        CREATE UNIQUE INDEX deliveries_unsettled ON deliveries (account_id) WHERE state IN ('claimed', 'sending', 'unknown');
        """);
}
