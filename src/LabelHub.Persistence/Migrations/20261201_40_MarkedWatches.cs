using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LabelHub.Persistence.Migrations;

/// <summary>The few watches that requests have marked are found without reading all, and a workshop's without reading the others'.</summary>
[DbContext(typeof(LabelHubContext))]
[Migration("20261201_40_MarkedWatches")]
internal sealed class MarkedWatches : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        CREATE INDEX watches_marked ON watches (kind, subject_id) WHERE plan_edition = '';
        CREATE INDEX watches_by_workshop ON watches (workshop_id, kind);
        """);
}
