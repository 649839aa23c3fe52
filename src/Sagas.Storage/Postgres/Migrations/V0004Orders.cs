using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Sagas.Storage;

/// <summary>People look payments up by their order. Only adds an index: older versions do not notice.</summary>
[DbContext(typeof(SagasDbContext))]
[Migration("0004_orders")]
internal sealed class V0004Orders : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlText.Read("V0004_orders"));

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("drop index sagas.payment_by_order;");
}
