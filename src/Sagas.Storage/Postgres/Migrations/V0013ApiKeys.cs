using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Sagas.Storage;

/// <summary>API keys that people make on the pages. Only adds; see ADR 0006.</summary>
[DbContext(typeof(SagasDbContext))]
[Migration("0013_api_keys")]
internal sealed class V0013ApiKeys : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlText.Read("V0013_api_keys"));

    protected override void Down(MigrationBuilder migrationBuilder) =>
        throw new NotSupportedException("Who made which key is not taken back; an older version of the service does not mind the table.");
}
