using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Sagas.Storage;
using Sagas.Tests.Storage;
using Sagas.Tests.Support;

namespace Sagas.IntegrationTests.Postgres;

public sealed class When_the_server_does_not_serve
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Username=x;Password=y;Database=z;Timeout=2")]
    [InlineData("database that is not there")]
    [InlineData("wrong password")]
    public async Task The_call_may_be_repeated(string how)
    {
        var given = PostgresServer.ConnectionString;
        var connectionString = how switch
        {
            "database that is not there" => new NpgsqlConnectionStringBuilder(given) { Database = "sagas_nowhere" }.ConnectionString,
            "wrong password" => new NpgsqlConnectionStringBuilder(given) { Username = "sagas_nobody", Password = "x" }.ConnectionString,
            _ => how,
        };
        await using var services = new ServiceCollection().AddPostgresSagaStore(connectionString).BuildServiceProvider();

        await Should.ThrowAsync<StoreUnavailableException>(() =>
            services.GetRequiredService<ISagaStore>().LoadAsync([new LoadRequest(Make.SagaId("1"), null)], Token));
    }

    [Fact]
    public async Task A_connection_that_takes_too_long_to_be_made_may_be_made_again()
    {
        await using var services = new ServiceCollection().AddPostgresSagaStore(PostgresServer.ConnectionString).BuildServiceProvider();

        // The driver's words for it, where it waited for another connection to be made first.
        await Should.ThrowAsync<StoreUnavailableException>(() =>
            services.GetRequiredService<PostgresSources>().GuardAsync(Task.FromException<int>(new TimeoutException())));
    }

    [Theory]
    [InlineData("System.Threading.ManualResetEventSlim", true)]
    [InlineData("Npgsql.PoolingDataSource", false)] // ours, at the end of the process
    public void A_connection_that_breaks_as_a_statement_begins_may_be_made_again(string whatIsGone, bool away)
    {
        PostgresFaults.IsAway(new ObjectDisposedException(whatIsGone)).ShouldBe(away);
        PostgresFaults.IsOfTheServer(new ObjectDisposedException(whatIsGone)).ShouldBe(away);
    }

    [Fact]
    public void Whoever_prepares_the_schema_goes_on_trying_whatever_the_server_says()
    {
        PostgresFaults.IsOfTheServer(new PostgresException("words", "ERROR", "ERROR", PostgresErrorCodes.SyntaxError)).ShouldBeTrue();
        PostgresFaults.IsOfTheServer(new NpgsqlException("words")).ShouldBeTrue();
        PostgresFaults.IsOfTheServer(new TimeoutException()).ShouldBeTrue();
        PostgresFaults.IsOfTheServer(new InvalidOperationException()).ShouldBeFalse();
        PostgresFaults.IsOfTheServer(null).ShouldBeFalse();
    }

    [Fact]
    public async Task A_migration_that_loses_its_connection_says_so_in_the_drivers_words()
    {
        var connectionString = await PostgresServer.CreateDatabaseAsync();
        await using var services = new ServiceCollection().AddPostgresSagaStore(connectionString).BuildServiceProvider();
        try
        {
            var migrations = services.GetRequiredService<MigrationRunner>();
            await migrations.MigrateAsync(Token);
            await using var holder = new NpgsqlConnection(connectionString);
            await holder.OpenAsync(Token);
            await using var held = await holder.BeginTransactionAsync(Token);
            await using (var hold = new NpgsqlCommand($"lock table {SagasDbContext.Schema}.{SagasDbContext.MigrationsTable} in access exclusive mode", holder, held))
                await hold.ExecuteNonQueryAsync(Token);

            var migrating = migrations.MigrateAsync(Token);
            await Probe.UntilAsync(
                () => PostgresServer.CountAsync(
                    connectionString, "(select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock') ended"),
                ended => ended > 0);

            // What wraps it would end the process; its keeper tries again.
            await Should.ThrowAsync<NpgsqlException>(() => migrating);
        }
        finally
        {
            await PostgresServer.DropDatabaseAsync(connectionString);
        }
    }

    [Theory]
    [InlineData(PostgresErrorCodes.SerializationFailure, true)]
    [InlineData(PostgresErrorCodes.DeadlockDetected, true)]
    [InlineData(PostgresErrorCodes.AdminShutdown, true)]
    [InlineData(PostgresErrorCodes.CannotConnectNow, true)]
    [InlineData(PostgresErrorCodes.DiskFull, true)]
    [InlineData(PostgresErrorCodes.TooManyConnections, true)]
    [InlineData(PostgresErrorCodes.ReadOnlySqlTransaction, true)]
    [InlineData(PostgresErrorCodes.UndefinedTable, true)]
    [InlineData(PostgresErrorCodes.UniqueViolation, false)]
    [InlineData(PostgresErrorCodes.CheckViolation, false)]
    [InlineData(PostgresErrorCodes.CharacterNotInRepertoire, false)]
    [InlineData(PostgresErrorCodes.NumericValueOutOfRange, false)]
    public void Its_state_and_not_its_words_decide(string sqlState, bool away) =>
        PostgresFaults.IsAway(new PostgresException("words", "ERROR", "ERROR", sqlState)).ShouldBe(away);

    [Theory]
    [InlineData("FATAL", true)] // could not write init file: the disk was full while a connection was made
    [InlineData("PANIC", true)]
    [InlineData("ERROR", false)]
    public void Whatever_makes_the_server_end_the_connection_is_about_the_server(string severity, bool away) =>
        PostgresFaults.IsAway(new PostgresException("words", "words of its language", severity, PostgresErrorCodes.InternalError)).ShouldBe(away);

    [Fact]
    public async Task Broken_connections_are_replaced()
    {
        var connectionString = await PostgresServer.CreateDatabaseAsync();
        await using var services = new ServiceCollection().AddPostgresSagaStore(connectionString).BuildServiceProvider();
        try
        {
            await services.GetRequiredService<MigrationRunner>().MigrateAsync(Token);
            var store = services.GetRequiredService<ISagaStore>();
            LoadRequest[] anybody = [new(Make.SagaId("1"), null)];
            await store.LoadAsync(anybody, Token);
            await PostgresServer.ExecuteAsync(
                connectionString, "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");

            await Should.ThrowAsync<StoreUnavailableException>(() => store.LoadAsync(anybody, Token));

            (await store.LoadAsync(anybody, Token)).ShouldBe([new LoadedSaga(null, null)]);
        }
        finally
        {
            await PostgresServer.DropDatabaseAsync(connectionString);
        }
    }

    [Theory]
    [InlineData("on", "on", "on", null)]
    [InlineData("on", "on", "local", null)]
    [InlineData("off", "on", "on", "fsync is off")]
    [InlineData("on", "off", "on", "full_page_writes is off")]
    [InlineData("on", "on", "off", "synchronous_commit is off")]
    public void What_makes_it_forgetful_is_named(string fsync, string fullPageWrites, string synchronousCommit, string? named)
    {
        var problem = DurabilityCheck.Judge(fsync, fullPageWrites, synchronousCommit);
        if (named is null)
            problem.ShouldBeNull();
        else
            problem.ShouldNotBeNull().ShouldContain(named);
    }

    [Fact]
    public async Task A_forgetful_connection_turns_readiness_red_with_the_reason()
    {
        var connectionString = await PostgresServer.CreateDatabaseAsync();
        var forgetful = new NpgsqlConnectionStringBuilder(connectionString) { Options = "-c synchronous_commit=off" }.ConnectionString;
        await using var services = new ServiceCollection().AddPostgresSagaStore(forgetful).BuildServiceProvider();
        using var caretaker = ActivatorUtilities.CreateInstance<PostgresCaretaker>(services);
        try
        {
            await caretaker.StartAsync(Token);

            await Probe.UntilAsync(
                () => string.Join('\n', services.GetRequiredService<EngineHealth>().Problems),
                problems => problems.Contains("synchronous_commit is off", StringComparison.Ordinal));
        }
        finally
        {
            await caretaker.StopAsync(Token);
            await PostgresServer.DropDatabaseAsync(connectionString);
        }
    }
}
