using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LabelHub.Persistence.Migrations;

/// <summary>Pushes of which only the hash is left are deleted by age.</summary>
[DbContext(typeof(LabelHubContext))]
[Migration("20261201_01_PushAge")]
internal sealed class PushAge : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        "CREATE INDEX push_events_hashes_by_age ON push_events (received_at) WHERE cipher IS NULL;");
}
