using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LabelHub.Persistence.Migrations;

/// <summary>Pushes are worked off in this order; without the index each group would sort all that wait.</summary>
[DbContext(typeof(LabelHubContext))]
[Migration("20261121_40_PushQueue")]
internal sealed class PushQueue : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        DROP INDEX push_events_open;
        CREATE INDEX push_events_open ON push_events (failures, received_at) WHERE processed_at IS NULL;
        """);
}
