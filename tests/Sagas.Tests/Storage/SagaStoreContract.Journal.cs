using Sagas.Contracts;
using Sagas.Gateways;
using Sagas.Storage;

namespace Sagas.Tests.Storage;

public abstract partial class SagaStoreContract
{
    [Fact]
    public async Task Exactly_one_of_many_begins_an_attempt()
    {
        var entry = Make.Entry(Guid.CreateVersion7());

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ =>
            Task.Run(async () => (await CommitAsync(new JournalBegin(entry)))[0], Token)));

        outcomes.Count(outcome => outcome == WriteOutcome.Saved).ShouldBe(1);
        (await Store.FindAttemptAsync(entry.OperationId, 1, Token)).ShouldBe(entry);
        (await Store.FindAttemptAsync(entry.OperationId, 2, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task A_second_begin_is_told_what_is_there()
    {
        var entry = Make.Entry(Guid.CreateVersion7());
        await CommitAsync(new JournalBegin(entry));

        var again = (await Store.CommitAsync([new JournalBegin(entry with { Amount = 1 })], Lease, Token))[0];

        again.ShouldBe(new WriteResult(WriteOutcome.Duplicate, entry));
    }

    [Fact]
    public async Task An_outcome_is_only_ever_refined()
    {
        var entry = Make.Entry(Guid.CreateVersion7());
        await CommitAsync(new JournalBegin(entry));
        var done = new GatewayOutcome.Succeeded(PaymentStatus.Refunded, 100) { Reference = "r" };

        (await CompleteAsync(new GatewayOutcome.Unknown())).ShouldBeOfType<GatewayOutcome.Unknown>();
        (await CompleteAsync(new GatewayOutcome.Accepted())).ShouldBeOfType<GatewayOutcome.Accepted>();
        (await CompleteAsync(new GatewayOutcome.Unknown())).ShouldBeOfType<GatewayOutcome.Accepted>();
        (await CompleteAsync(new GatewayOutcome.NotDone())).ShouldBeOfType<GatewayOutcome.NotDone>();
        (await CompleteAsync(new GatewayOutcome.Unknown())).ShouldBeOfType<GatewayOutcome.NotDone>();
        (await CompleteAsync(done)).ShouldBe(done);
        (await CompleteAsync(new GatewayOutcome.NotSent())).ShouldBe(done);
        (await Store.FindAttemptAsync(entry.OperationId, 1, Token))!.Outcome.ShouldBe(done);

        async Task<GatewayOutcome?> CompleteAsync(GatewayOutcome outcome) =>
            (await Store.CommitAsync([new JournalCompletion(entry.OperationId, 1, outcome, Now)], Lease, Token))[0].Journal?.Outcome;
    }

    [Fact]
    public async Task What_was_sent_after_an_attempt_is_found_by_its_payment()
    {
        var first = Make.Entry(Guid.CreateVersion7());
        var again = first with { Attempt = 2, SentAt = first.SentAt.AddSeconds(2), Outcome = new GatewayOutcome.NotDone() };
        var other = Make.Entry(Guid.CreateVersion7()) with { SentAt = first.SentAt.AddSeconds(1) };
        var before = Make.Entry(Guid.CreateVersion7()) with { SentAt = first.SentAt.AddSeconds(-1) };
        var foreign = Make.Entry(Guid.CreateVersion7()) with { SagaId = Make.SagaId("2"), SentAt = first.SentAt.AddSeconds(1) };
        await CommitAsync([.. new[] { first, again, other, before, foreign }.Select(entry => new JournalBegin(entry))]);

        (await Store.FindLaterAttemptsAsync(first, Token)).ShouldBe([other, again]);
        (await Store.FindLaterAttemptsAsync(again, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_attempt_never_begun_cannot_be_completed() =>
        (await CommitAsync(new JournalCompletion(Guid.CreateVersion7(), 1, new GatewayOutcome.Unknown(), Now)))
            .ShouldBe([WriteOutcome.Conflict]);
}
