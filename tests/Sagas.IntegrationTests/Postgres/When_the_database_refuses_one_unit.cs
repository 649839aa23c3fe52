using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Sagas.Storage;
using Sagas.Tests.Storage;

namespace Sagas.IntegrationTests.Postgres;

public sealed class When_the_database_refuses_one_unit(PostgresServerStore server) : IClassFixture<PostgresServerStore>
{
    [Fact]
    public async Task It_fails_alone_and_the_other_255_of_its_batch_are_written()
    {
        await server.EmptyAsync();
        var commits = server.Services.GetRequiredService<CommitBatcher>();
        var asked = Enumerable.Range(0, 256).Select(i =>
        {
            var saga = Make.Saga($"{i}", 1, server.Now);
            saga.Reason = i == 100 ? "no text of the database: \0" : "sold out";
            return commits.AskAsync(Make.Unit(saga, outbox: [Make.Row()]), TestContext.Current.CancellationToken);
        }).ToList();

        // All 256 wait when the first batch is taken.
        var running = commits.RunAsync(TestContext.Current.CancellationToken);
        var refused = await Should.ThrowAsync<PostgresException>(() => asked[100]);
        var answers = await Task.WhenAll(asked.Where((_, i) => i != 100));
        commits.Close();
        await running;

        refused.SqlState.ShouldBe(PostgresErrorCodes.CharacterNotInRepertoire);
        answers.ShouldAllBe(answer => answer.Outcome == WriteOutcome.Saved);
        (await CountAsync("payment")).ShouldBe(255);
        (await CountAsync("inbox")).ShouldBe(255);
        (await CountAsync("payment_history")).ShouldBe(255);
        (await CountAsync("outbox")).ShouldBe(255);
        (await server.ReadAsync<Guid>("select id from sagas.payment")).ShouldNotContain(Make.SagaId("100"));
    }

    private async Task<long> CountAsync(string table) => (await server.ReadAsync<long>($"select count(*) from sagas.{table}")).Single();
}
