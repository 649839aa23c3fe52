using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Sagas.Storage;

/// <summary>Decisions about many payments at once. Only adds; see ADR 0006.</summary>
[DbContext(typeof(SagasDbContext))]
[Migration("0011_bulk_jobs")]
internal sealed class V0011BulkJobs : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlText.Read("V0011_bulk_jobs"));

    protected override void Down(MigrationBuilder migrationBuilder) =>
        throw new NotSupportedException("Who decided what is not taken back; an older version of the service does not mind these tables.");
}
