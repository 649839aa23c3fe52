using Microsoft.Extensions.DependencyInjection;
using Sagas.Storage;
using Sagas.Tests.Support;

namespace Sagas.Tests.Storage;

public sealed class When_commits_gather
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_batch_is_what_waits_while_the_one_before_is_written()
    {
        await using var engine = await EngineFixture.StartAsync(options => options.MaxBatch = 16);
        var mayGoOn = new TaskCompletionSource();
        var sizes = new List<int>();
        engine.Store.BeforeCommit = writes =>
        {
            sizes.Add(writes.Count);
            return mayGoOn.Task;
        };
        var commits = engine.Services.GetRequiredService<CommitBatcher>();
        var first = commits.AskAsync(Unit("first", 1), Token);
        await Probe.UntilAsync(() => sizes.Count, count => count == 1);
        var others = Enumerable.Range(0, 40).Select(i => commits.AskAsync(Unit($"{i}", 1), Token)).ToList();

        mayGoOn.SetResult();
        await Task.WhenAll([first, .. others]);

        sizes.ShouldBe([1, 16, 16, 8]);
    }

    [Fact]
    public async Task Two_writes_of_one_saga_never_share_a_call()
    {
        await using var engine = await EngineFixture.StartAsync();
        var mayGoOn = new TaskCompletionSource();
        var calls = new List<string>();
        engine.Store.BeforeCommit = writes =>
        {
            calls.Add(string.Join(',', writes.OfType<UnitOfWork>().Select(unit => unit.Saga!.PaymentId)));
            return mayGoOn.Task;
        };
        var commits = engine.Services.GetRequiredService<CommitBatcher>();
        var first = commits.AskAsync(Unit("first", 1), Token);
        await Probe.UntilAsync(() => calls.Count, count => count == 1);
        Task<WriteResult>[] others = [
            commits.AskAsync(Unit("a", 1), Token), commits.AskAsync(Unit("a", 2), Token), commits.AskAsync(Unit("b", 1), Token)];

        mayGoOn.SetResult();

        (await Task.WhenAll([first, .. others])).ShouldAllBe(result => result.Outcome == WriteOutcome.Saved);
        calls.ShouldBe(["first", "a,b", "a"]);
    }

    [Fact]
    public async Task After_the_stop_nobody_waits_for_ever()
    {
        var engine = await EngineFixture.StartAsync();
        var commits = engine.Services.GetRequiredService<CommitBatcher>();
        await engine.StopAsync();
        await Should.ThrowAsync<EngineStoppedException>(() => commits.AskAsync(Unit("1", 1), Token));
        await engine.DisposeAsync();
    }

    [Fact]
    public async Task The_journal_shares_them_and_waits_for_the_store()
    {
        await using var engine = await EngineFixture.StartAsync();
        var journal = engine.Services.GetRequiredService<Sagas.Gateways.IOperationJournal>();
        var entry = Make.Entry(Guid.CreateVersion7());
        engine.Store.Away = true;
        var begun = journal.TryBeginAsync(entry, Token);
        await Probe.UntilAsync(() => engine.Store.CallsWhileAway, calls => calls > 2);
        begun.IsCompleted.ShouldBeFalse();
        engine.Store.Away = false;

        (await begun).ShouldBeNull("this call wrote the row");
        (await journal.TryBeginAsync(entry, Token)).ShouldBe(entry);
        (await journal.CompleteAsync(entry.OperationId, 1, new Sagas.Gateways.GatewayOutcome.Accepted(), Token))
            .ShouldBeOfType<Sagas.Gateways.GatewayOutcome.Accepted>();
        (await journal.FindAsync(entry.OperationId, 1, Token))!.AnsweredAt.ShouldNotBeNull();
        await Should.ThrowAsync<InvalidOperationException>(() =>
            journal.CompleteAsync(Guid.CreateVersion7(), 1, new Sagas.Gateways.GatewayOutcome.Unknown(), Token));
    }

    private static UnitOfWork Unit(string paymentId, long version) => Make.Unit(Make.Saga(paymentId, version, default));
}
