using Sagas.Contracts;
using Sagas.Storage;
using Sagas.Tests.Storage;
using Sagas.Tests.Support;

namespace Sagas.IntegrationTests.Postgres;

public sealed class When_the_engine_runs_on_postgres
{
    private const int Batch = 256;

    // What nobody has foreseen: a rule in the database that one payment breaks.
    private const string RefuseSql =
        """
        create function sagas.refuse() returns trigger language plpgsql as $$ begin raise exception 'planted'; end $$;
        create trigger refuse before insert on sagas.payment for each row when (new.payment_id = '100') execute function sagas.refuse();
        """;

    [Fact]
    public async Task A_unit_that_the_database_refuses_faults_alone()
    {
        await using var engine = await EngineOnPostgres.StartAsync();
        await engine.ExecuteAsync(RefuseSql);
        var allLoaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var (loaded, largest) = (0, 0);
        engine.Store.BeforeLoad = requests =>
        {
            if (Interlocked.Add(ref loaded, requests.Count) >= Batch)
                allLoaded.TrySetResult();
            return Task.CompletedTask;
        };
        engine.Store.BeforeCommit = async writes =>
        {
            // Whatever has come by now waits for this commit, and shares the next one.
            await allLoaded.Task;
            if (writes.Any(write => write is UnitOfWork { Saga.PaymentId: "100" }))
                largest = Math.Max(largest, writes.Count);
        };

        await Task.WhenAll(Enumerable.Range(0, Batch).Select(i => engine.PublishAsync(Make.Captured($"{i}"))));

        await Probe.UntilAsync(() => engine.CountAsync("sagas.payment"), count => count == Batch - 1, count => $"{count} payments");
        await Probe.UntilAsync(() => engine.Faults.Count, count => count == 1);
        largest.ShouldBeGreaterThan(1, "it was alone from the start");
        (await engine.CountAsync("sagas.inbox")).ShouldBe(Batch - 1);
        (await engine.CountAsync("sagas.payment_history")).ShouldBe(Batch - 1);
        engine.Faults.ShouldHaveSingleItem().Exceptions[0].Message.ShouldContain("planted");
    }

    [Fact]
    public async Task A_conflict_between_load_and_commit_leaves_no_inbox_row_and_the_message_runs_again()
    {
        await using var engine = await EngineOnPostgres.StartAsync();
        await engine.PublishAsync(Make.Captured("1"));
        await engine.SagaAsync("1", 1);
        var failure = Guid.CreateVersion7();
        var consumedAfter = new List<long>();
        var planted = false;
        engine.Store.BeforeCommit = async writes =>
        {
            if (planted || !writes.Any(write => write is UnitOfWork { Saga: not null }))
                return;
            planted = true;
            await engine.ExecuteAsync("update sagas.payment set version = version + 1, captured_amount = 90000");
        };
        engine.Store.AfterCommit = async writes =>
        {
            if (writes.Any(write => write is UnitOfWork { Saga: not null }))
                consumedAfter.Add(await engine.CountAsync($"sagas.inbox where message_id = '{failure}'"));
        };

        await engine.PublishAsync(Make.GrantFailed("1"), failure);

        var saga = (await engine.SagaAsync("1", 3))!;
        (saga.State, saga.CapturedAmount).ShouldBe(("Refunded", 90_000L));
        await Probe.UntilAsync(() => consumedAfter.ToArray(), seen => seen.Length == 2);
        consumedAfter.ShouldBe([0L, 1L]);
        (await engine.CountAsync($"sagas.payment_history where message_id = '{failure}'")).ShouldBe(1);
        engine.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_message_id_that_comes_again_changes_nothing_in_any_table()
    {
        await using var engine = await EngineOnPostgres.StartAsync();
        var captured = Guid.CreateVersion7();
        await engine.PublishAsync(Make.Captured("1"), captured);
        await engine.SagaAsync("1", 1);

        for (var again = 0; again < 5; again++)
            await engine.PublishAsync(Make.Captured("1", amount: again), captured);
        await engine.PublishAsync(new ItemGranted { TeamSlug = Make.Team, PaymentId = "1" });

        (await engine.SagaAsync("1", 2))!.CapturedAmount.ShouldBe(150_000);
        await Probe.UntilAsync(() => engine.CountAsync("sagas.inbox"), count => count == 2);
        (await engine.CountAsync("sagas.payment_history")).ShouldBe(2);
        (await engine.CountAsync("sagas.payment where version = 2")).ShouldBe(1);
    }
}
