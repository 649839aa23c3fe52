using Sagas.Contracts;
using Sagas.Payments;
using Sagas.Storage;
using Sagas.Tests.Storage;

namespace Sagas.IntegrationTests.Postgres;

/// <summary>While one version of the service follows another, both write the same rows.</summary>
public sealed class When_a_newer_version_has_written(PostgresServerStore server) : IClassFixture<PostgresServerStore>, IAsyncLifetime
{
    private const string AsNewer =
        """
        alter table sagas.payment add column if not exists newer text not null default 'default';
        alter table sagas.payment_history add column if not exists newer text;
        alter table sagas.outbox add column if not exists newer text;
        alter table sagas.gateway_operation add column if not exists newer text;
        update sagas.payment set
            newer = 'kept',
            claims = jsonb_set(claims, '{0,newer}', '{"deep": [1, null, "kept"]}'),
            operations = jsonb_set(operations, '{0,newer}', '"kept"'),
            outside_returns = jsonb_set(outside_returns, '{0,newer}', '7'),
            fact_times = jsonb_set(fact_times, '{packedAt}', '"2026-03-01T12:00:00Z"');
        """;

    private const string SeenNewer =
        """
        select concat_ws(' ', newer, claims #> '{0,newer}', operations #>> '{0,newer}', outside_returns #> '{0,newer}', fact_times ->> 'packedAt')
        from sagas.payment
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await server.EmptyAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Its_columns_and_properties_survive_an_update_by_this_one()
    {
        var saga = Make.Saga("1", 1, server.Now);
        saga.GrantedAt = server.Now;
        saga.Claims.Add(new Claim { Cause = ClaimCause.ItemGrantFailed, OccurredAt = server.Now, ReceivedAt = server.Now, Reason = "sold out" });
        saga.Operations.Add(new Operation { Id = Guid.CreateVersion7(), Ordinal = 1, Kind = OperationKind.Refund, Amount = 5, DecidedAt = server.Now });
        saga.OutsideReturns.Add(new OutsideReturn("ref", 1, ByHand: true));
        await CommitAsync(saga);
        await server.ExecuteAsync(AsNewer);
        var before = (await server.ReadAsync<string>(SeenNewer)).Single();
        before.ShouldBe("""kept {"deep": [1, null, "kept"]} kept 7 2026-03-01T12:00:00Z""");

        var loaded = (await server.Store.LoadAsync([new LoadRequest(saga.CorrelationId, null)], Token))[0].Saga!;
        loaded.Version++;
        loaded.Claims[0].Become(ClaimStanding.Granted, server.Now);
        loaded.Operations[0].Attempt = 1;
        loaded.NotifiedAt = server.Now;
        await CommitAsync(loaded);

        (await server.ReadAsync<string>(SeenNewer)).ShouldBe([before]);
        (await server.ReadAsync<string>("select claims #>> '{0,standing}' from sagas.payment where version = 2")).ShouldBe(["Granted"]);
    }

    private async Task CommitAsync(PaymentSaga saga)
    {
        var unit = Make.Unit(saga, outbox: [Make.Row()]);
        (await server.Store.CommitAsync([unit], TimeSpan.FromSeconds(1), Token))[0].Outcome.ShouldBe(WriteOutcome.Saved);
    }
}
