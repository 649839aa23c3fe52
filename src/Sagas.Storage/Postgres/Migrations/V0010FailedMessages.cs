using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Sagas.Storage;

/// <summary>What people did with failed messages, and the messages they put away. Only adds; see ADR 0006.</summary>
[DbContext(typeof(SagasDbContext))]
[Migration("0010_failed_messages")]
internal sealed class V0010FailedMessages : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlText.Read("V0010_failed_messages"));

    protected override void Down(MigrationBuilder migrationBuilder) =>
        throw new NotSupportedException("Who did what with failed messages is not taken back; an older version of the service does not mind these tables.");
}
