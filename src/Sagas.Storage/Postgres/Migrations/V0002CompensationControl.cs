using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Sagas.Storage;

/// <summary>What all processes have to know of each other: pauses and what the brake counted. Only adds; see ADR 0006.</summary>
[DbContext(typeof(SagasDbContext))]
[Migration("0002_compensation_control")]
internal sealed class V0002CompensationControl : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlText.Read("V0002_compensation_control"));

    protected override void Down(MigrationBuilder migrationBuilder) =>
        throw new NotSupportedException("Who paused what and why is not taken back; an older version of the service does not mind these tables.");
}
