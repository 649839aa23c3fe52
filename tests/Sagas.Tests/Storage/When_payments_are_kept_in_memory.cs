using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Sagas.Storage;

namespace Sagas.Tests.Storage;

public sealed class When_payments_are_kept_in_memory : SagaStoreContract
{
    private static readonly TimeSpan Retention = TimeSpan.FromDays(35);
    private readonly ManualClock _clock = new();
    private readonly InMemoryStore _store;

    public When_payments_are_kept_in_memory() => _store = new InMemoryStore(
        _clock, Options.Create(new InMemoryStoreOptions { MaxPayments = 100, Retention = Retention }), NullLogger<InMemoryStore>.Instance);

    protected override ISagaStore Store => _store;

    protected override IPaymentReader Reader => _store;

    protected override IOperationsReader Operations => _store;

    protected override IFigureReader Figures => _store;

    protected override DateTimeOffset Now => _clock.GetUtcNow();

    protected override Task PassAsync(TimeSpan time)
    {
        _clock.Advance(time);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Consumed_messages_are_forgotten_after_the_retention()
    {
        var unit = Make.Unit(Make.Saga("1", 1, Now));
        await CommitOneAsync(unit);
        await PassAsync(Retention);
        await CommitOneAsync(Make.Unit(Make.Saga("2", 1, Now)));
        (await HashAsync(unit)).ShouldBe("hash");

        await PassAsync(TimeSpan.FromSeconds(1));
        await CommitOneAsync(Make.Unit(Make.Saga("3", 1, Now)));

        (await HashAsync(unit)).ShouldBeNull();
    }

    [Fact]
    public async Task Attempts_and_requests_are_forgotten_after_the_retention()
    {
        var entry = Make.Entry(Guid.CreateVersion7());
        var request = Begin("r-1", "1");
        await CommitAsync(new JournalBegin(entry), request);
        await PassAsync(Retention);
        await CommitOneAsync(Make.Unit(Make.Saga("2", 1, Now)));
        (await _store.FindAttemptAsync(entry.OperationId, 1, Token)).ShouldNotBeNull();
        (await _store.CommitAsync([Begin("r-1", "2")], Lease, Token))[0].Outcome.ShouldBe(WriteOutcome.Duplicate);

        await PassAsync(TimeSpan.FromSeconds(1));
        await CommitOneAsync(Make.Unit(Make.Saga("3", 1, Now)));

        (await _store.FindAttemptAsync(entry.OperationId, 1, Token)).ShouldBeNull();
        (await CommitAsync(Begin("r-1", "2"))).ShouldBe([WriteOutcome.Saved]);
    }

    [Fact]
    public async Task Beyond_the_cap_those_that_ended_first_are_dropped_and_open_ones_never()
    {
        for (var i = 0; i < 90; i++)
            await CommitOneAsync(Make.Unit(Make.Saga($"open{i}", 1, Now)));
        for (var i = 0; i < 20; i++)
        {
            var ended = Make.Saga($"ended{i}", 1, Now);
            ended.ClosedAt = Now.AddMinutes(-i);
            await CommitOneAsync(Make.Unit(ended));
        }

        (await FindAsync("ended0")).ShouldBeTrue();
        (await FindAsync("ended10")).ShouldBeFalse();
        for (var i = 0; i < 90; i++)
            (await FindAsync($"open{i}")).ShouldBeTrue();
    }

    private async Task<bool> FindAsync(string paymentId) =>
        await _store.FindAsync(Make.Team, paymentId, TestContext.Current.CancellationToken) is not null;

    private async Task<string?> HashAsync(UnitOfWork unit) =>
        (await _store.LoadAsync([new LoadRequest(unit.Inbox!.Value.SagaId, unit.Inbox)], TestContext.Current.CancellationToken))[0]
            .ConsumedBodyHash;

    private async Task CommitOneAsync(UnitOfWork unit) =>
        (await _store.CommitAsync([unit], TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken))[0]
            .Outcome.ShouldBe(WriteOutcome.Saved);
}
