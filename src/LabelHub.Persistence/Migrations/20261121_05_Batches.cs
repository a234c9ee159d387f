using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LabelHub.Persistence.Migrations;

[DbContext(typeof(LabelHubContext))]
[Migration("20261121_05_Batches")]
internal sealed class Batches : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        CREATE TABLE batches (
            id uuid PRIMARY KEY,
            workshop_id uuid NOT NULL,
            product_id uuid NOT NULL,
            product_version integer NOT NULL,
            batch_number text NOT NULL CHECK (char_length(batch_number) BETWEEN 1 AND 64),
            production_date date NOT NULL,
            production_time smallint CHECK (production_time BETWEEN 0 AND 1440),
            expiry_date date,
            expiry_time smallint CHECK (expiry_time BETWEEN 0 AND 1440),
            quantity integer CHECK (quantity > 0),
            trace_code text NOT NULL UNIQUE CHECK (char_length(trace_code) = 12),
            state text NOT NULL CHECK (state IN ('active', 'soldOut', 'closed', 'recalled')),
            created_by uuid NOT NULL REFERENCES accounts,
            created_at timestamptz NOT NULL,
            UNIQUE (workshop_id, batch_number),
            UNIQUE (workshop_id, id),
            -- A batch cannot be of another workshop's product, whatever the program does.
            FOREIGN KEY (workshop_id, product_id) REFERENCES products (workshop_id, id),
            FOREIGN KEY (product_id, product_version) REFERENCES product_versions
        );
        CREATE INDEX batches_by_product ON batches (product_id, id);

        CREATE TABLE batch_number_counters (
            workshop_id uuid NOT NULL REFERENCES workshops,
            series text NOT NULL CHECK (char_length(series) BETWEEN 1 AND 200),
            last_number integer NOT NULL CHECK (last_number > 0),
            PRIMARY KEY (workshop_id, series)
        );

        CREATE TABLE label_snapshots (
            id uuid PRIMARY KEY,
            workshop_id uuid NOT NULL,
            batch_id uuid NOT NULL,
            content jsonb NOT NULL,
            content_hash bytea NOT NULL CHECK (octet_length(content_hash) = 32),
            created_at timestamptz NOT NULL,
            UNIQUE (batch_id, content_hash),
            UNIQUE (batch_id, id),
            FOREIGN KEY (workshop_id, batch_id) REFERENCES batches (workshop_id, id)
        );
        CREATE TRIGGER label_snapshots_stay BEFORE UPDATE OR DELETE ON label_snapshots FOR EACH ROW EXECUTE FUNCTION refuse_change();
        CREATE TRIGGER label_snapshots_whole BEFORE TRUNCATE ON label_snapshots EXECUTE FUNCTION refuse_change();
        """);
}
