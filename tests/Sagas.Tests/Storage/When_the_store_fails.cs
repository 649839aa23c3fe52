using Sagas.Storage;
using Sagas.Tests.Support;

namespace Sagas.Tests.Storage;

public sealed class When_the_store_fails
{
    [Fact]
    public async Task While_it_is_away_messages_wait_and_none_faults()
    {
        await using var engine = await EngineFixture.StartAsync();
        await Probe.UntilAsync(() => engine.Health.Problems, problems => problems.Count == 0);
        engine.Store.Away = true;
        for (var i = 0; i < 20; i++)
            await engine.PublishAsync(Make.Captured($"{i}"));

        var problems = await Probe.UntilAsync(() => engine.Health.Problems, seen => seen.Any(p => p.StartsWith("loads failed", StringComparison.Ordinal)));
        problems.ShouldContain(problem => problem.Contains("planted", StringComparison.Ordinal));
        engine.Store.CallsWhileAway.ShouldBeGreaterThan(2);
        engine.Store.Away = false;

        for (var i = 0; i < 20; i++)
            (await engine.SagaAsync($"{i}", 1))!.Version.ShouldBe(1);
        engine.Arrivals.ShouldBeEmpty("nothing faulted");
        await Probe.UntilAsync(() => engine.Health.Problems, seen => seen.Count == 0);
    }

    [Fact]
    public async Task A_commit_whose_answer_was_lost_counts_once_and_its_messages_come_by_relay()
    {
        await using var engine = await EngineFixture.StartAsync(options => options.OutboxLease = TimeSpan.FromMilliseconds(300));
        await engine.PublishAsync(Make.Captured("1"));
        await engine.SagaAsync("1", 1);
        engine.Store.AfterCommit = _ =>
        {
            engine.Store.AfterCommit = _ => Task.CompletedTask;
            throw new StoreUnavailableException("answer lost");
        };

        await engine.PublishAsync(Make.GrantFailed("1"));

        (await engine.ArrivedAsync(1)).ShouldHaveSingleItem().Name.ShouldBe("PaymentRefunded");
        (await engine.FindAsync("1"))!.Version.ShouldBe(2);
        engine.Logs.ShouldContain(line => line.StartsWith("3022", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_the_guilty_message_of_a_batch_faults()
    {
        await using var engine = await EngineFixture.StartAsync();
        var mayGoOn = new TaskCompletionSource();
        var sizes = new List<int>();
        engine.Store.BeforeCommit = async writes =>
        {
            sizes.Add(writes.Count);
            await mayGoOn.Task;
            if (writes.OfType<UnitOfWork>().Any(unit => unit.Saga!.PaymentId == "bad"))
                throw new InvalidOperationException("cannot be written");
        };
        await engine.PublishAsync(Make.Captured("first"));
        await Probe.UntilAsync(() => sizes.Count, count => count == 1);
        foreach (var payment in (string[])["a", "bad", "b", "c"])
            await engine.PublishAsync(Make.Captured(payment));
        // All five have reached the committer: one is being written, the others wait for the next batch.
        await Probe.UntilAsync(() => engine.Logs.Count(line => line.Contains("SAGA:", StringComparison.Ordinal) && line.Contains("Added", StringComparison.Ordinal)), count => count >= 5);
        mayGoOn.SetResult();

        foreach (var payment in (string[])["first", "a", "b", "c"])
            (await engine.SagaAsync(payment, 1))!.Version.ShouldBe(1);
        var fault = (await engine.ArrivedAsync(1)).ShouldHaveSingleItem().Message.ShouldBeAssignableTo<MassTransit.Fault>()!;
        fault.Exceptions.Single().Message.ShouldContain("cannot be written");
        (await engine.FindAsync("bad")).ShouldBeNull();
        sizes.Max().ShouldBeGreaterThan(1, "they shared a batch");
    }
}
