using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Sagas.Storage;
using Sagas.Tests.Storage;

namespace Sagas.IntegrationTests.Postgres;

/// <summary>Statements are prepared once per connection; a migration of another version may make them stale.</summary>
public sealed class When_a_table_changes_under_load : IAsyncLifetime
{
    private const int Callers = 8;

    // A caller meets the change on the connection it holds, and perhaps on one that was taken before the others were dropped.
    private const int MostFailures = 2;

    private string _connectionString = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _connectionString = await PostgresServer.CreateDatabaseAsync();

    public async ValueTask DisposeAsync() => await PostgresServer.DropDatabaseAsync(_connectionString);

    [Theory]
    [InlineData("alter table sagas.payment alter column order_id type varchar(4000)", PostgresErrorCodes.FeatureNotSupported)]
    [InlineData("alter table sagas.payment add column newer text not null default 'x'", "")]
    public async Task All_connections_are_replaced_at_once_and_the_calls_go_on(string change, string state)
    {
        await using var services = new ServiceCollection().AddPostgresSagaStore(_connectionString).BuildServiceProvider();
        await services.GetRequiredService<MigrationRunner>().MigrateAsync(Token);
        var store = services.GetRequiredService<ISagaStore>();
        await store.CommitAsync([Make.Unit(Make.Saga("1", 1, DateTimeOffset.UnixEpoch))], TimeSpan.FromSeconds(1), Token);
        using var changed = new CancellationTokenSource();
        var warm = new CountdownEvent(Callers);
        var callers = Enumerable.Range(0, Callers).Select(_ => Task.Run(() => CallAsync(store, warm, changed.Token))).ToArray();
        await Task.Run(() => warm.Wait(Token), Token);

        await PostgresServer.ExecuteAsync(_connectionString, change);
        await changed.CancelAsync();

        var failures = await Task.WhenAll(callers);
        failures.ShouldAllBe(seen => seen.Count <= MostFailures);
        failures.SelectMany(seen => seen).Distinct().ShouldBe(state.Length == 0 ? [] : [state]);
    }

    /// <returns>The states of the calls that had to be repeated.</returns>
    private static async Task<List<string>> CallAsync(ISagaStore store, CountdownEvent warm, CancellationToken changed)
    {
        const int Before = 20;
        const int After = 50;
        var states = new List<string>();
        var calls = 0;
        for (var left = After; left > 0 && states.Count <= MostFailures;)
        {
            try
            {
                (await store.LoadAsync([new LoadRequest(Make.SagaId("1"), null)], Token))[0].Saga.ShouldNotBeNull();
                if (++calls == Before)
                    warm.Signal();
                if (changed.IsCancellationRequested)
                    left--;
            }
            catch (StoreUnavailableException exception) when (exception.InnerException is PostgresException refused)
            {
                states.Add(refused.SqlState);
            }
        }

        return states;
    }
}
