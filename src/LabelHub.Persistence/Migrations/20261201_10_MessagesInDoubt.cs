using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LabelHub.Persistence.Migrations;

/// <summary>A message in doubt is sent once more or stays unknown; it is never taken for sent.</summary>
[DbContext(typeof(LabelHubContext))]
[Migration("20261201_10_MessagesInDoubt")]
internal sealed class MessagesInDoubt : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        ALTER TABLE deliveries
            -- tries that may have gone out and whose answer is not known
            ADD COLUMN tries_in_doubt smallint NOT NULL DEFAULT 0 CHECK (tries_in_doubt BETWEEN 0 AND 100),
            -- when the wait for proof ended without any
            ADD COLUMN concluded_at timestamptz,
            -- when the next contact was told because this message may not have arrived
            ADD COLUMN handed_on_at timestamptz;
        UPDATE deliveries SET tries_in_doubt = 1, unsettled_since = coalesce(unsettled_since, sending_since, created_at)
        WHERE state = 'unknown' OR (state IN ('pending', 'claimed') AND sending_since IS NOT NULL);

        -- older rows keep it
        ALTER TABLE deliveries ADD CONSTRAINT deliveries_evidence_is_proof CHECK (evidence <> 'policy') NOT VALID;

        -- one message at a time to one person, and none while the fate of another may still be learned
        DROP INDEX deliveries_unsettled;
        CREATE UNIQUE INDEX deliveries_unsettled ON deliveries (account_id)
            WHERE state IN ('claimed', 'sending') OR (state = 'unknown' AND concluded_at IS NULL);
        CREATE INDEX deliveries_in_doubt ON deliveries (sending_since) WHERE state = 'unknown' AND concluded_at IS NULL;
        CREATE INDEX deliveries_possibly_twice ON deliveries (created_at)
            WHERE tries_in_doubt > 1 OR (tries_in_doubt = 1 AND evidence = 'answer');
        """);
}
