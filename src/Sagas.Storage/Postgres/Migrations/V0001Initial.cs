using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Sagas.Storage;

/// <summary>The first schema. Written as SQL, because comments, partitions, views and roles are half of it.</summary>
[DbContext(typeof(SagasDbContext))]
[Migration("0001_initial")]
internal sealed class V0001Initial : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlText.Read("V0001_initial"));

    protected override void Down(MigrationBuilder migrationBuilder) =>
        throw new NotSupportedException("The first schema is not taken back: it holds the history of people's money.");
}
