using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LabelHub.Persistence.Migrations;

/// <summary>Phones fetch a payload in pieces, in any order and more than once: what was fetched is a set of ranges.</summary>
[DbContext(typeof(LabelHubContext))]
[Migration("20261121_30_FetchedRanges")]
internal sealed class FetchedRanges : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        ALTER TABLE print_jobs ADD COLUMN fetched int4multirange NOT NULL DEFAULT '{}';
        UPDATE print_jobs SET fetched = int4multirange(int4range(0, fetched_bytes)) WHERE fetched_bytes > 0;
        ALTER TABLE print_jobs DROP COLUMN fetched_bytes;
        """);
}
