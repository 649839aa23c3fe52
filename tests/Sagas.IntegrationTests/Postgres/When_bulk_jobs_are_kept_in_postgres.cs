using Microsoft.Extensions.DependencyInjection;
using Sagas.Storage;
using Sagas.Tests.Storage;

namespace Sagas.IntegrationTests.Postgres;

public sealed class When_bulk_jobs_are_kept_in_postgres(PostgresServerStore server)
    : BulkBookContract, IClassFixture<PostgresServerStore>, IAsyncLifetime
{
    protected override IBulkBook Book => server.Services.GetRequiredService<IBulkBook>();

    protected override DateTimeOffset Now => server.Now;

    public async ValueTask InitializeAsync() => await server.EmptyAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    protected override Task PassAsync(TimeSpan time) => server.PassAsync(time);
}
