using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LabelHub.Persistence.Migrations;

/// <summary>
/// What was confirmed is kept with what it let through; a job keeps what its bytes are drawn from, so that the bytes
/// themselves need not be kept for long; the indexes serve the limits per day and the purge.
/// </summary>
[DbContext(typeof(LabelHubContext))]
[Migration("20261201_30_ConfirmationsAndDrawings")]
internal sealed class ConfirmationsAndDrawings : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        ALTER TABLE batches ADD COLUMN confirmed text[] NOT NULL DEFAULT '{}';
        ALTER TABLE print_jobs ADD COLUMN confirmed text[] NOT NULL DEFAULT '{}';
        ALTER TABLE print_jobs ADD COLUMN reason text CHECK (reason IN ('more', 'damaged', 'lost', 'other'));
        -- null for jobs made before this column was there
        ALTER TABLE print_jobs ADD COLUMN drawing jsonb;
        CREATE INDEX batches_by_day ON batches (workshop_id, created_at);
        CREATE INDEX print_jobs_by_day ON print_jobs (workshop_id, created_at);
        CREATE INDEX print_jobs_by_age ON print_jobs (created_at);
        """);
}
