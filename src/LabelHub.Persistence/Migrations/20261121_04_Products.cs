using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LabelHub.Persistence.Migrations;

[DbContext(typeof(LabelHubContext))]
[Migration("20261121_04_Products")]
internal sealed class Products : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        CREATE TABLE products (
            id uuid PRIMARY KEY,
            workshop_id uuid NOT NULL REFERENCES workshops,
            current_version integer NOT NULL CHECK (current_version > 0),
            created_at timestamptz NOT NULL,
            deleted_at timestamptz,
            UNIQUE (workshop_id, id)
        );

        CREATE TABLE product_versions (
            product_id uuid NOT NULL REFERENCES products,
            version integer NOT NULL CHECK (version > 0),
            content jsonb NOT NULL,
            content_hash bytea NOT NULL CHECK (octet_length(content_hash) = 32),
            created_by uuid NOT NULL REFERENCES accounts,
            created_at timestamptz NOT NULL,
            last_check jsonb,
            last_checked_at timestamptz,
            PRIMARY KEY (product_id, version)
        );
        -- The last check may move on; what was said may not.
        CREATE TRIGGER product_versions_stay BEFORE UPDATE OF product_id, version, content, content_hash, created_by, created_at
            ON product_versions FOR EACH ROW EXECUTE FUNCTION refuse_change();
        CREATE TRIGGER product_versions_remain BEFORE DELETE ON product_versions FOR EACH ROW EXECUTE FUNCTION refuse_change();
        CREATE TRIGGER product_versions_whole BEFORE TRUNCATE ON product_versions EXECUTE FUNCTION refuse_change();

        -- A product's current version is one it has, by the end of the transaction.
        ALTER TABLE products ADD FOREIGN KEY (id, current_version) REFERENCES product_versions DEFERRABLE INITIALLY DEFERRED;
        """);
}
