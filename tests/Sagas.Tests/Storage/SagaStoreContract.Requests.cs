using Sagas.Storage;

namespace Sagas.Tests.Storage;

/// <summary>Merchants' requests and their ids.</summary>
public abstract partial class SagaStoreContract
{
    [Fact]
    public async Task A_request_and_its_message_are_written_together()
    {
        var begin = Begin("r-1", "1");

        (await CommitAsync(begin)).ShouldBe([WriteOutcome.Saved]);

        await PassAsync(Lease * 2);
        (await Store.ClaimOutboxAsync(10, Lease, Token)).ShouldHaveSingleItem().Id.ShouldBe(begin.Request.MessageId);
    }

    [Fact]
    public async Task An_id_that_is_taken_writes_nothing_and_names_who_took_it()
    {
        var first = Begin("r-1", "1");
        await CommitAsync(first);

        var answer = (await Store.CommitAsync([Begin("r-1", "2")], Lease, Token))[0];

        answer.Outcome.ShouldBe(WriteOutcome.Duplicate);
        answer.Request.ShouldBe(first.Request);
        await PassAsync(Lease * 2);
        (await Store.ClaimOutboxAsync(10, Lease, Token)).ShouldHaveSingleItem().Id.ShouldBe(first.Request.MessageId);
    }

    [Fact]
    public async Task A_commit_of_a_request_that_is_repeated_as_it_is_changes_nothing()
    {
        var begin = Begin("r-1", "1");
        await CommitAsync(begin);

        (await CommitAsync(begin)).ShouldBe([WriteOutcome.Saved]);

        await PassAsync(Lease * 2);
        (await Store.ClaimOutboxAsync(10, Lease, Token)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_same_id_of_another_team_is_another_id_and_upper_case_is_too()
    {
        (await CommitAsync(Begin("r-1", "1"), Begin("r-1", "1", "others"), Begin("R-1", "1")))
            .ShouldBe([WriteOutcome.Saved, WriteOutcome.Saved, WriteOutcome.Saved]);
    }

    [Fact]
    public async Task A_request_without_a_message_keeps_its_id()
    {
        var quiet = Begin("r-1", "1") with { Message = null };
        (await CommitAsync(quiet)).ShouldBe([WriteOutcome.Saved]);

        (await CommitAsync(Begin("r-1", "2"))).ShouldBe([WriteOutcome.Duplicate]);
        await PassAsync(Lease * 2);
        (await Store.ClaimOutboxAsync(10, Lease, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_request_beside_a_unit_that_fails_its_guard_is_written()
    {
        await CommitAsync(Make.Unit(Make.Saga("1", 1, Now)));
        var begin = Begin("r-1", "1");

        (await CommitAsync(Make.Unit(Make.Saga("1", 1, Now), outbox: [Make.Row()]), begin)).ShouldBe([WriteOutcome.Conflict, WriteOutcome.Saved]);

        await PassAsync(Lease * 2);
        (await Store.ClaimOutboxAsync(10, Lease, Token)).ShouldHaveSingleItem().Id.ShouldBe(begin.Request.MessageId);
    }

    [Fact]
    public async Task Of_several_with_one_id_in_one_commit_exactly_one_is_written()
    {
        StoreWrite[] begins = [Begin("r-1", "1"), Begin("r-2", "1"), Begin("r-1", "2"), Begin("r-1", "1")];

        var outcomes = await CommitAsync(begins);

        outcomes.Count(outcome => outcome == WriteOutcome.Saved).ShouldBe(2);
        outcomes[1].ShouldBe(WriteOutcome.Saved);
        await PassAsync(Lease * 2);
        (await Store.ClaimOutboxAsync(10, Lease, Token)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Of_many_who_bring_one_id_exactly_one_is_written()
    {
        var begins = Enumerable.Range(0, 100).Select(_ => Begin("r-1", "1")).ToArray();

        var answers = await Task.WhenAll(begins.Select(begin => Task.Run(async () => (await Store.CommitAsync([begin], Lease, Token))[0], Token)));

        answers.Count(answer => answer.Outcome == WriteOutcome.Saved).ShouldBe(1);
        var winner = begins[Array.FindIndex(answers, answer => answer.Outcome == WriteOutcome.Saved)].Request;
        answers.Where(answer => answer.Outcome == WriteOutcome.Duplicate).ShouldAllBe(answer => answer.Request == winner);
        await PassAsync(Lease * 2);
        (await Store.ClaimOutboxAsync(10, Lease, Token)).ShouldHaveSingleItem().Id.ShouldBe(winner.MessageId);
    }

    [Fact]
    public async Task Many_payments_are_read_at_once_and_those_that_are_not_there_are_left_out()
    {
        await CommitAsync(Make.Unit(Make.Saga("1", 1, Now)), Make.Unit(Make.Saga("2", 1, Now)));

        var found = await Reader.FindAsync([Make.SagaId("2"), Make.SagaId("3"), Make.SagaId("1")], Token);

        found.Select(saga => saga.PaymentId).Order(StringComparer.Ordinal).ShouldBe(["1", "2"]);
        (await Reader.FindAsync([], Token)).ShouldBeEmpty();
    }

    private protected CancelRequestBegin Begin(string id, string paymentId, string team = Make.Team)
    {
        var row = Make.Row();
        return new CancelRequestBegin(
            new CancelRequest
            {
                TeamSlug = team,
                ExternalRequestId = id,
                PaymentId = paymentId,
                SagaId = Make.SagaId(paymentId),
                MessageId = row.Id,
                RequestedAt = Now,
            },
            row);
    }
}
