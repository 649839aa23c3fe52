using Microsoft.Extensions.DependencyInjection;
using Sagas.Storage;
using Sagas.Tests.Storage;

namespace Sagas.IntegrationTests.Postgres;

public sealed class When_keys_are_kept_in_postgres(PostgresServerStore server)
    : ApiKeyBookContract, IClassFixture<PostgresServerStore>, IAsyncLifetime
{
    protected override IApiKeyBook Book => server.Services.GetRequiredService<IApiKeyBook>();

    protected override DateTimeOffset Now => server.Now;

    public async ValueTask InitializeAsync() => await server.EmptyAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
