using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Sagas.IntegrationTests.Durable.Rig;
using Sagas.IntegrationTests.Upgrade.Rig;
using Sagas.Payments;
using Sagas.Storage;
using Sagas.Tests.Storage;
using Sagas.Tests.Upgrade;

namespace Sagas.IntegrationTests.Upgrade;

/// <summary>From a database full of what the previous release has written, without that release.</summary>
public sealed class When_the_schema_of_the_previous_release_is_migrated : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private ServiceProvider _services = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ISagaStore Store => _services.GetRequiredService<ISagaStore>();

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        await FrozenDatabase.RestoreAsync(_database);
        _services = Services(_database);
        await _services.GetRequiredService<MigrationRunner>().MigrateAsync(Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task It_becomes_the_schema_of_a_new_database()
    {
        await using var empty = await TestDatabase.CreateAsync();
        await using var services = Services(empty);
        await services.GetRequiredService<MigrationRunner>().MigrateAsync(Token);

        (await SchemaLook.AtAsync(_database)).ShouldBe(await SchemaLook.AtAsync(empty));
    }

    [Fact]
    public async Task Every_row_of_every_table_stays_as_it_was()
    {
        foreach (var (table, rows) in FrozenDatabase.Rows.Where(table => table.Key != "schema_migration"))
        {
            rows!.AsArray().Count.ShouldBeGreaterThan(0, $"No row of {table} was frozen.");
            (await SortedAsync(table)).ShouldKeep(Sorted(rows.AsArray()), table);
        }
    }

    [Fact]
    public async Task What_the_store_reads_of_a_payment_it_writes_again()
    {
        var before = await SortedAsync("payment");
        foreach (var row in before)
        {
            var saga = (await Store.LoadAsync([new LoadRequest(row!["id"]!.GetValue<Guid>(), null)], Token))[0].Saga.ShouldNotBeNull();
            saga.Version++;
            (await Store.CommitAsync([Make.Unit(saga)], TimeSpan.FromSeconds(1), Token))[0].Outcome.ShouldBe(WriteOutcome.Saved);
            row["version"] = saga.Version;
        }

        (await SortedAsync("payment")).ShouldKeep(before, "payment");
    }

    [Fact]
    public async Task What_was_consumed_is_known_and_what_was_promised_is_taken_over()
    {
        foreach (var row in (await SortedAsync("inbox")).Select(row => row!))
        {
            var key = new InboxKey(row["saga_id"]!.GetValue<Guid>(), row["message"]!.GetValue<string>(), row["message_id"]!.GetValue<Guid>());
            (await Store.LoadAsync([new LoadRequest(key.SagaId, key)], Token))[0].ConsumedBodyHash.ShouldBe(row["body_hash"]!.GetValue<string>());
        }

        await _database.ExecuteAsync("update sagas.outbox set claimed_until = now() - interval '1 second'");
        var promised = await Store.ClaimOutboxAsync(1000, TimeSpan.FromMinutes(1), Token);

        promised.Select(row => (row.Id.ToString(), row.Destination.ToString(), row.MessageTypes, row.ContentType, row.Body)).ShouldBe(
            (await SortedAsync("outbox")).Select(row => (Text(row, "id"), Text(row, "destination"), Text(row, "message_types"), Text(row, "content_type"), Text(row, "body"))),
            ignoreOrder: true);
    }

    [Fact]
    public async Task Attempts_histories_and_pauses_are_read()
    {
        foreach (var row in (await SortedAsync("gateway_operation")).Select(row => row!))
        {
            var attempt = (await Store.FindAttemptAsync(row["operation_id"]!.GetValue<Guid>(), row["attempt"]!.GetValue<int>(), Token)).ShouldNotBeNull();
            (attempt.Gateway, attempt.Kind, attempt.Amount).ShouldBe((Text(row, "gateway"), Text(row, "kind"), row["amount"]!.GetValue<long>()));
            (attempt.Outcome is null).ShouldBe(row["outcome"] is null);
        }

        var histories = (await SortedAsync("payment_history")).GroupBy(row => row!["saga_id"]!.GetValue<Guid>());
        foreach (var history in histories)
            (await _services.GetRequiredService<IPaymentReader>().HistoryAsync(history.Key, 0, 500, Token)).Count.ShouldBe(history.Count());

        var paused = (await SortedAsync("compensation_pause")).Where(row => row!["ended_at"] is null).Select(row => Text(row, "name"));
        (await _services.GetRequiredService<IPauseBook>().ReadAsync(Token)).Select(pause => pause.Scope.Name).ShouldBe(paused, ignoreOrder: true);
    }

    private static ServiceProvider Services(TestDatabase database) =>
        new ServiceCollection().AddPostgresSagaStore(database.Through(database.Port)).BuildServiceProvider();

    private static string Text(JsonNode? row, string column) => row![column]!.GetValue<string>();

    private async Task<JsonArray> SortedAsync(string table) => Sorted(await FrozenDatabase.ReadAsync(_database, table));

    // By what identifies a row; the migrations add columns behind it.
    private static JsonArray Sorted(JsonArray rows) =>
        [.. rows.OrderBy(row => $"{row!["id"]}{row["saga_id"]}{row["version"]}{row["operation_id"]}{row["attempt"]}{row["message_id"]}{row["counted_at"]}", StringComparer.Ordinal).Select(row => row!.DeepClone())];
}
