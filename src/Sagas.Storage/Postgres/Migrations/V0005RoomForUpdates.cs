using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Sagas.Storage;

/// <summary>How rows are laid into pages. Changes no row and no statement: older versions do not notice.</summary>
[DbContext(typeof(SagasDbContext))]
[Migration("0005_room_for_updates")]
internal sealed class V0005RoomForUpdates : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlText.Read("V0005_room_for_updates"));

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        "alter table sagas.gateway_operation reset (fillfactor); alter table sagas.outbox reset (toast_tuple_target);");
}
