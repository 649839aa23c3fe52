using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Sagas.Storage;

namespace Sagas.IntegrationTests;

/// <summary>
/// The store on a migrated database of its own, whose clock moves only when told: the statements ask <c>now()</c>, and a search path
/// that begins with the test's schema finds the test's clock.
/// </summary>
public sealed class PostgresServerStore : IAsyncLifetime
{
    private const string ClockSql =
        """
        create schema test_clock;
        create table test_clock.instant (at timestamptz not null);
        insert into test_clock.instant values (pg_catalog.now());
        create function test_clock.now() returns timestamptz language sql stable as 'select at from test_clock.instant';
        """;

    private const string EmptySql =
        """
        truncate sagas.payment, sagas.payment_history, sagas.gateway_operation, sagas.inbox, sagas.outbox, sagas.cancel_request, sagas.compensation_pause, sagas.compensation_count, sagas.failure_action, sagas.failed_message_archive, sagas.bulk_job, sagas.bulk_item, sagas.api_key;
        update test_clock.instant set at = pg_catalog.now();
        """;

    private ServiceProvider? _services;
    private string _connectionString = "";

    public IServiceProvider Services => _services ?? throw new InvalidOperationException("The store has not been started.");

    public ISagaStore Store => Services.GetRequiredService<ISagaStore>();

    public IPaymentReader Reader => Services.GetRequiredService<IPaymentReader>();

    public IFigureReader Figures => Services.GetRequiredService<IFigureReader>();

    public NpgsqlDataSource Database { get; private set; } = null!;

    /// <summary>The database's clock.</summary>
    public DateTimeOffset Now { get; private set; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _connectionString = await PostgresServer.CreateDatabaseAsync();
        await PostgresServer.ExecuteAsync(_connectionString, ClockSql);
        var withClock = new NpgsqlConnectionStringBuilder(_connectionString) { SearchPath = "test_clock,pg_catalog" }.ConnectionString;
        Database = NpgsqlDataSource.Create(withClock);
        var services = new ServiceCollection();
        services.AddPostgresSagaStore(withClock);
        _services = services.BuildServiceProvider();
        await _services.GetRequiredService<MigrationRunner>().MigrateAsync(Token);
    }

    public async ValueTask DisposeAsync()
    {
        if (_services is not null)
            await _services.DisposeAsync();
        if (Database is not null)
            await Database.DisposeAsync();
        if (_connectionString.Length > 0)
            await PostgresServer.DropDatabaseAsync(_connectionString);
    }

    /// <summary>As after the migration, at the present time.</summary>
    public async Task EmptyAsync()
    {
        await ExecuteAsync(EmptySql);
        await LookAtClockAsync();
    }

    public async Task PassAsync(TimeSpan time)
    {
        await using var command = Database.CreateCommand("update test_clock.instant set at = at + $1");
        command.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = time });
        await command.ExecuteNonQueryAsync(Token);
        await LookAtClockAsync();
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Token);
    }

    /// <summary>The first column of every row.</summary>
    public async Task<List<T>> ReadAsync<T>(string sql)
    {
        var values = new List<T>();
        await using var command = Database.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(Token);
        while (await reader.ReadAsync(Token))
            values.Add(reader.GetFieldValue<T>(0));
        return values;
    }

    private async Task LookAtClockAsync() => Now = (await ReadAsync<DateTimeOffset>("select now()")).Single();
}
