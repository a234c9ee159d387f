using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LabelHub.Persistence.Migrations;

/// <summary>Versions of which something was printed before are taken as vouched for by whoever wrote them.</summary>
[DbContext(typeof(LabelHubContext))]
[Migration("20261121_31_ProductApprovals")]
internal sealed class ProductApprovals : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        CREATE TABLE product_approvals (
            product_id uuid NOT NULL,
            version integer NOT NULL,
            approved_by uuid NOT NULL REFERENCES accounts,
            approved_at timestamptz NOT NULL,
            PRIMARY KEY (product_id, version),
            FOREIGN KEY (product_id, version) REFERENCES product_versions
        );
        INSERT INTO product_approvals
            SELECT v.product_id, v.version, v.created_by, v.created_at FROM product_versions v
            WHERE EXISTS (
                SELECT 1 FROM batches b JOIN print_jobs j ON j.batch_id = b.id
                WHERE b.product_id = v.product_id AND b.product_version = v.version);
        CREATE TRIGGER product_approvals_stay BEFORE UPDATE OR DELETE ON product_approvals FOR EACH ROW EXECUTE FUNCTION refuse_change();
        """);
}
