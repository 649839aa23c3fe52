using Sagas.Storage;
using Sagas.Tests.Storage;

namespace Sagas.IntegrationTests.Postgres;

public sealed class When_payments_are_kept_in_postgres(PostgresServerStore server)
    : SagaStoreContract, IClassFixture<PostgresServerStore>, IAsyncLifetime
{
    protected override ISagaStore Store => server.Store;

    protected override IPaymentReader Reader => server.Reader;

    protected override DateTimeOffset Now => server.Now;

    public async ValueTask InitializeAsync() => await server.EmptyAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    protected override Task PassAsync(TimeSpan time) => server.PassAsync(time);
}
