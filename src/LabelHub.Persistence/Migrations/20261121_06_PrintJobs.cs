using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LabelHub.Persistence.Migrations;

[DbContext(typeof(LabelHubContext))]
[Migration("20261121_06_PrintJobs")]
internal sealed class PrintJobs : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        CREATE TABLE print_jobs (
            id uuid PRIMARY KEY,
            workshop_id uuid NOT NULL,
            batch_id uuid NOT NULL,
            snapshot_id uuid NOT NULL,
            state text NOT NULL CHECK (state IN ('queued', 'sent', 'printed', 'failed', 'unknown')),
            stock text NOT NULL,
            dpi integer NOT NULL CHECK (dpi > 0),
            language text NOT NULL,
            printer jsonb NOT NULL,
            copies integer NOT NULL CHECK (copies > 0),
            width_dots integer NOT NULL CHECK (width_dots > 0),
            height_dots integer NOT NULL CHECK (height_dots > 0),
            total_bytes integer NOT NULL CHECK (total_bytes > 0),
            sha256 bytea NOT NULL CHECK (octet_length(sha256) = 32),
            segments jsonb NOT NULL,
            fetched_bytes integer NOT NULL CHECK (fetched_bytes BETWEEN 0 AND total_bytes),
            sent_at timestamptz,
            printed integer CHECK (printed >= 0),
            spoiled integer CHECK (spoiled >= 0),
            concluded_at timestamptz,
            created_by uuid NOT NULL REFERENCES accounts,
            created_at timestamptz NOT NULL,
            FOREIGN KEY (workshop_id, batch_id) REFERENCES batches (workshop_id, id),
            FOREIGN KEY (batch_id, snapshot_id) REFERENCES label_snapshots (batch_id, id)
        );
        CREATE INDEX print_jobs_by_batch ON print_jobs (batch_id, id);
        CREATE INDEX print_jobs_by_workshop ON print_jobs (workshop_id, id);
        -- Those that wait for the phone's word.
        CREATE INDEX print_jobs_unheard ON print_jobs (sent_at) WHERE state = 'sent';

        CREATE TABLE print_payloads (
            print_job_id uuid PRIMARY KEY REFERENCES print_jobs,
            bytes bytea NOT NULL
        );
        CREATE TRIGGER print_payloads_stay BEFORE UPDATE ON print_payloads FOR EACH ROW EXECUTE FUNCTION refuse_change();
        """);
}
