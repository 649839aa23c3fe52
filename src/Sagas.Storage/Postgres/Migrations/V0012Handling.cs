using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Sagas.Storage;

/// <summary>Who looks after a payment, and decisions that wait for a second person. Only adds; see ADR 0006.</summary>
[DbContext(typeof(SagasDbContext))]
[Migration("0012_handling")]
internal sealed class V0012Handling : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlText.Read("V0012_handling"));

    protected override void Down(MigrationBuilder migrationBuilder) =>
        throw new NotSupportedException("Who looks after what is not taken back; an older version of the service does not mind the column.");
}
