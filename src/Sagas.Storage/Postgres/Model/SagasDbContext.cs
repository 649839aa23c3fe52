using Microsoft.EntityFrameworkCore;

namespace Sagas.Storage;

/// <summary>
/// The schema <c>sagas</c> as EF Core knows it: owner of the migrations, and the model they are compared with. The hot path does
/// not pass here.
/// </summary>
internal sealed class SagasDbContext(DbContextOptions<SagasDbContext> options) : DbContext(options)
{
    public const string Schema = "sagas";

    public const string MigrationsTable = "schema_migration";

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(Schema);
        PaymentTables.AddTo(modelBuilder);
        MessageTables.AddTo(modelBuilder);
        ControlTables.AddTo(modelBuilder);
        OperatorTables.AddTo(modelBuilder);
    }
}
