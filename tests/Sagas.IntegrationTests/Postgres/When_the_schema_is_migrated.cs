using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Storage;

namespace Sagas.IntegrationTests.Postgres;

public sealed class When_the_schema_is_migrated(PostgresServerStore server) : IClassFixture<PostgresServerStore>
{
    private const string ColumnsSql =
        """
        select format('%s.%s %s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), case when a.attnotnull then ' not null' end)
        from pg_attribute a
        join pg_class c on c.oid = a.attrelid
        where c.relnamespace = 'sagas'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
            and a.attnum > 0 and not a.attisdropped and c.relname <> 'schema_migration'
        """;

    private const string KeysSql =
        """
        select format('%s %s(%s)', t.relname, case when i.indisprimary then 'key ' when i.indisunique then 'unique ' || x.relname || ' ' else x.relname || ' ' end,
            (select string_agg(a.attname, ', ' order by k.n) from unnest(i.indkey) with ordinality k (attnum, n)
             join pg_attribute a on a.attrelid = t.oid and a.attnum = k.attnum))
        from pg_index i
        join pg_class t on t.oid = i.indrelid
        join pg_class x on x.oid = i.indexrelid
        where t.relnamespace = 'sagas'::regnamespace and not t.relispartition and t.relname <> 'schema_migration' and i.indexprs is null
        """;

    [Fact]
    public async Task Its_columns_are_those_of_the_model()
    {
        var model = await TablesOfModelAsync();
        var expected = model.SelectMany(table => table.Columns.Select(column =>
            $"{table.Name}.{column.Name} {column.StoreType}{(column.IsNullable ? "" : " not null")}"));

        (await server.ReadAsync<string>(ColumnsSql)).Order().ShouldBe(expected.Order());
    }

    [Fact]
    public async Task Its_keys_and_indexes_are_those_of_the_model()
    {
        var expected = (await TablesOfModelAsync()).SelectMany(table => table.Indexes
            .Select(index => $"{table.Name} {(index.IsUnique ? "unique " : "")}{index.Name} ({Names(index.Columns)})")
            .Concat(table.PrimaryKey is { } key ? [$"{table.Name} key ({Names(key.Columns)})"] : []));

        (await server.ReadAsync<string>(KeysSql)).Order().ShouldBe(expected.Order());

        static string Names(IEnumerable<IColumn> columns) => string.Join(", ", columns.Select(column => column.Name));
    }

    [Fact]
    public async Task Many_processes_may_migrate_at_once_and_again()
    {
        var connectionString = await PostgresServer.CreateDatabaseAsync();
        try
        {
            await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
            {
                await using var services = new ServiceCollection().AddPostgresSagaStore(connectionString).BuildServiceProvider();
                var migrations = services.GetRequiredService<MigrationRunner>();
                await migrations.MigrateAsync(TestContext.Current.CancellationToken);
                await migrations.MigrateAsync(TestContext.Current.CancellationToken);
            }));
        }
        finally
        {
            await PostgresServer.DropDatabaseAsync(connectionString);
        }

        (await server.ReadAsync<string>("select \"MigrationId\" from sagas.schema_migration")).ShouldBe(["0001_initial", "0002_compensation_control", "0003_gateway_ids", "0004_orders", "0005_room_for_updates", "0010_failed_messages", "0011_bulk_jobs", "0012_handling", "0013_api_keys"]);
    }

    private async Task<IReadOnlyList<ITable>> TablesOfModelAsync()
    {
        await using var connection = await server.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var context = MigrationRunner.CreateContext(connection);
        return [.. context.Model.GetRelationalModel().Tables];
    }
}
