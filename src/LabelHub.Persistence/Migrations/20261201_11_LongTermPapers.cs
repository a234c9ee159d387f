using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LabelHub.Persistence.Migrations;

/// <summary>Papers that say 长期: they have no last day.</summary>
[DbContext(typeof(LabelHubContext))]
[Migration("20261201_11_LongTermPapers")]
internal sealed class LongTermPapers : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        ALTER TABLE workshops ADD COLUMN authorization_long_term boolean NOT NULL DEFAULT false
            CHECK (NOT (authorization_long_term AND authorization_valid_until IS NOT NULL));
        UPDATE workshops SET authorization_long_term = true, authorization_valid_until = NULL
            WHERE authorization_valid_until >= '9999-01-01';

        ALTER TABLE credentials ADD COLUMN long_term boolean NOT NULL DEFAULT false;
        ALTER TABLE credentials ALTER COLUMN valid_until DROP NOT NULL;
        UPDATE credentials SET long_term = true, valid_until = NULL WHERE valid_until >= '9999-01-01';
        ALTER TABLE credentials ADD CHECK (long_term = (valid_until IS NULL));
        """);
}
