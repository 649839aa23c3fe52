using Microsoft.Extensions.DependencyInjection;
using Sagas.Payments;
using Sagas.Tests.Storage;

namespace Sagas.IntegrationTests.Postgres;

public sealed class When_pauses_are_kept_in_postgres(PostgresServerStore server)
    : PauseBookContract, IClassFixture<PostgresServerStore>, IAsyncLifetime
{
    protected override IPauseBook Book => server.Services.GetRequiredService<IPauseBook>();

    protected override DateTimeOffset Now => server.Now;

    public async ValueTask InitializeAsync() => await server.EmptyAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Who_lifted_it_and_why_stays_readable()
    {
        await Book.BeginAsync(PauseScope.Everything, "anna", "fire", Token);
        await server.PassAsync(TimeSpan.FromMinutes(5));
        await Book.EndAsync(PauseScope.Everything, "boris", "it is out", Token);
        await Book.BeginAsync(PauseScope.Everything, "anna", "again", Token);

        (await server.ReadAsync<string>(
            "select concat_ws(' | ', scope, begun_by, begun_because, ended_at - begun_at, ended_by, ended_because) from sagas.compensation_pause order by id"))
            .ShouldBe(["all | anna | fire | 00:05:00 | boris | it is out", "all | anna | again"]);
    }
}
