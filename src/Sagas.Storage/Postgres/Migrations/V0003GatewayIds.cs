using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Sagas.Storage;

/// <summary>Payments are found by their gateway's ids. Only adds indexes: older versions do not notice.</summary>
[DbContext(typeof(SagasDbContext))]
[Migration("0003_gateway_ids")]
internal sealed class V0003GatewayIds : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlText.Read("V0003_gateway_ids"));

    protected override void Down(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql("drop index sagas.payment_by_gateway_payment, sagas.payment_by_gateway_session;");
}
