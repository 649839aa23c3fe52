using Sagas.Payments;
using Sagas.Storage;

namespace Sagas.Tests.Storage;

/// <summary>What every store must do; one subclass per store.</summary>
public abstract partial class SagaStoreContract
{
    private protected static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    protected abstract ISagaStore Store { get; }

    protected abstract IPaymentReader Reader { get; }

    protected abstract IFigureReader Figures { get; }

    protected abstract DateTimeOffset Now { get; }

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Lets the store's clock pass.</summary>
    protected abstract Task PassAsync(TimeSpan time);

    [Fact]
    public async Task A_saga_comes_back_as_it_was_written()
    {
        var saga = Make.Saga("1", 1, Now);
        saga.CapturedAmount = 150_000;
        saga.Prices["a"] = 70_000;
        saga.Claims.Add(new Claim
        {
            Cause = ClaimCause.ItemGrantFailed,
            OccurredAt = Now,
            ReceivedAt = Now,
            Reason = "sold out",
            Standing = ClaimStanding.Granted,
        });
        saga.Operations.Add(new Operation { Id = Guid.CreateVersion7(), Ordinal = 1, Amount = 150_000, DecidedAt = Now });
        saga.Handling = new Handling
        {
            Owner = "anna",
            OwnedSince = Now,
            First = new FirstDecision { Action = "approve", By = "boris", At = Now, Reason = "yes", State = "AwaitingApproval", Payable = 150_000 },
        };

        (await CommitAsync(Make.Unit(saga))).ShouldBe([WriteOutcome.Saved]);

        (await LoadAsync(saga.CorrelationId)).Saga.ShouldNotBeNull().ShouldBeEquivalentTo(saga);
    }

    [Fact]
    public async Task Nothing_is_shared_with_the_caller()
    {
        var saga = Make.Saga("1", 1, Now);
        await CommitAsync(Make.Unit(saga));
        saga.State = "Changed";
        (await LoadAsync(saga.CorrelationId)).Saga!.Prices.Add("a", 1);

        var seen = (await LoadAsync(saga.CorrelationId)).Saga.ShouldNotBeNull();

        seen.State.ShouldBe("Confirmed");
        seen.Prices.ShouldBeEmpty();
    }

    [Fact]
    public async Task Loads_are_answered_in_order_and_per_message()
    {
        var saga = Make.Saga("1", 1, Now);
        var unit = Make.Unit(saga, hash: "h1");
        await CommitAsync(unit);
        var inbox = unit.Inbox!.Value;

        var answers = await Store.LoadAsync(
            [
                new LoadRequest(Make.SagaId("2"), null),
                new LoadRequest(saga.CorrelationId, inbox),
                new LoadRequest(saga.CorrelationId, inbox with { Message = "item-granted" }),
                new LoadRequest(saga.CorrelationId, inbox with { MessageId = Guid.CreateVersion7() }),
                new LoadRequest(Make.SagaId("2"), inbox with { SagaId = Make.SagaId("2") }),
            ],
            Token);

        answers.Select(answer => (answer.Saga?.PaymentId, answer.ConsumedBodyHash))
            .ShouldBe([(null, null), ("1", "h1"), ("1", null), ("1", null), (null, null)]);
    }

    [Fact]
    public async Task A_unit_with_another_version_writes_nothing_at_all()
    {
        var saga = Make.Saga("1", 1, Now);
        await CommitAsync(Make.Unit(saga));
        var late = Make.Unit(Make.Saga("1", 1, Now), outbox: [Make.Row()]);

        (await CommitAsync(late)).ShouldBe([WriteOutcome.Conflict]);

        (await Store.LoadAsync([new LoadRequest(saga.CorrelationId, late.Inbox)], Token))[0].ConsumedBodyHash.ShouldBeNull();
        (await Reader.HistoryAsync(saga.CorrelationId, 0, 10, Token)).Count.ShouldBe(1);
        await PassAsync(Lease * 2);
        (await Store.ClaimOutboxAsync(10, Lease, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_update_of_a_saga_that_is_not_there_is_a_conflict()
    {
        (await CommitAsync(Make.Unit(Make.Saga("1", 2, Now)))).ShouldBe([WriteOutcome.Conflict]);
        (await LoadAsync(Make.SagaId("1"))).Saga.ShouldBeNull();
    }

    [Fact]
    public async Task A_message_consumed_before_writes_nothing_at_all()
    {
        var messageId = Guid.CreateVersion7();
        await CommitAsync(Make.Unit(Make.Saga("1", 1, Now), messageId));

        (await CommitAsync(Make.Unit(Make.Saga("1", 2, Now), messageId, outbox: [Make.Row()]))).ShouldBe([WriteOutcome.Duplicate]);

        (await LoadAsync(Make.SagaId("1"))).Saga!.Version.ShouldBe(1);
        (await Reader.HistoryAsync(Make.SagaId("1"), 0, 10, Token)).Count.ShouldBe(1);
        await PassAsync(Lease * 2);
        (await Store.ClaimOutboxAsync(10, Lease, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Each_unit_of_a_batch_has_its_own_answer()
    {
        var known = Guid.CreateVersion7();
        await CommitAsync(Make.Unit(Make.Saga("1", 1, Now)), Make.Unit(Make.Saga("2", 1, Now), known));

        (await CommitAsync(
            Make.Unit(Make.Saga("1", 1, Now)),
            Make.Unit(Make.Saga("2", 2, Now), known),
            Make.Unit(Make.Saga("3", 1, Now)),
            new JournalBegin(Make.Entry(Guid.CreateVersion7())),
            new UnitOfWork { Outbox = [Make.Row()] }))
            .ShouldBe([WriteOutcome.Conflict, WriteOutcome.Duplicate, WriteOutcome.Saved, WriteOutcome.Saved, WriteOutcome.Saved]);
    }

    [Fact]
    public async Task Of_many_writers_of_one_version_exactly_one_wins()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ =>
            Task.Run(async () => (await CommitAsync(Make.Unit(Make.Saga("1", 1, Now))))[0], Token)));

        outcomes.Count(outcome => outcome == WriteOutcome.Saved).ShouldBe(1);
        outcomes.Count(outcome => outcome == WriteOutcome.Conflict).ShouldBe(19);
    }

    private protected async Task<WriteOutcome[]> CommitAsync(params StoreWrite[] writes) =>
        [.. (await Store.CommitAsync(writes, Lease, Token)).Select(result => result.Outcome)];

    private async Task<LoadedSaga> LoadAsync(Guid sagaId) => (await Store.LoadAsync([new LoadRequest(sagaId, null)], Token))[0];
}
