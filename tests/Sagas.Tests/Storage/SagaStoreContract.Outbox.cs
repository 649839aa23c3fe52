using Sagas.Payments;
using Sagas.Storage;

namespace Sagas.Tests.Storage;

public abstract partial class SagaStoreContract
{
    [Fact]
    public async Task Outbox_rows_belong_to_the_writer_until_the_lease_ends()
    {
        var row = Make.Row() with { Headers = """{"a":"b"}""", TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" };
        await CommitAsync(Make.Unit(Make.Saga("1", 1, Now), outbox: [row]));
        (await Store.ClaimOutboxAsync(10, Lease, Token)).ShouldBeEmpty();

        await PassAsync(Lease);

        (await Store.ClaimOutboxAsync(10, Lease, Token)).ShouldBe([row]);
        (await Store.ClaimOutboxAsync(10, Lease, Token)).ShouldBeEmpty();
        await PassAsync(Lease);
        (await Store.ClaimOutboxAsync(10, Lease, Token)).ShouldBe([row]);
    }

    [Fact]
    public async Task Claims_are_limited_and_deleted_rows_are_gone()
    {
        OutboxRow[] rows = [Make.Row(), Make.Row(), Make.Row()];
        await CommitAsync(Make.Unit(Make.Saga("1", 1, Now), outbox: rows));
        await Store.DeleteDeliveredAsync([rows[1].Id, Guid.CreateVersion7()], Token);
        await PassAsync(Lease);

        var first = await Store.ClaimOutboxAsync(1, Lease, Token);
        var second = await Store.ClaimOutboxAsync(5, Lease, Token);

        first.Concat(second).Select(row => row.Id).Order().ShouldBe(new[] { rows[0].Id, rows[2].Id }.Order());
    }

    [Fact]
    public async Task No_claim_takes_more_than_it_asked_for()
    {
        await CommitAsync([.. Enumerable.Range(0, 3).Select(i => Make.Unit(Due($"p{i}", 1, Now), outbox: [Make.Row()]))]);
        await PassAsync(Lease);

        (await Store.ClaimOutboxAsync(2, Lease, Token)).Count.ShouldBe(2);
        (await Store.ClaimDueAsync(2, Lease, Token)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_timer_that_left_is_not_made_again_before_its_lease_ends()
    {
        await CommitAsync(Make.Unit(Due("1", 1, Now)));
        var made = (await Store.ClaimDueAsync(10, Lease, Token)).ShouldHaveSingleItem();
        await Store.DeleteDeliveredAsync([made.Id], Token);

        (await Store.ClaimDueAsync(10, Lease, Token)).ShouldBeEmpty();
        await PassAsync(Lease);
        (await Store.ClaimDueAsync(10, Lease, Token)).ShouldHaveSingleItem().Id.ShouldBe(made.Id);
    }

    [Fact]
    public async Task A_delayed_row_waits_for_its_delay()
    {
        await CommitAsync(Make.Unit(Make.Saga("1", 1, Now), outbox: [Make.Row(delay: Lease * 3)]));
        await PassAsync(Lease * 2);
        (await Store.ClaimOutboxAsync(10, Lease, Token)).ShouldBeEmpty();
        await PassAsync(Lease);
        (await Store.ClaimOutboxAsync(10, Lease, Token)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_due_saga_gets_one_timer_row_and_keeps_its_version()
    {
        var dueAt = Now + TimeSpan.FromMinutes(1);
        await CommitAsync(Make.Unit(Due("1", 1, dueAt)), Make.Unit(Make.Saga("2", 1, Now)));
        (await Store.ClaimDueAsync(10, Lease, Token)).ShouldBeEmpty();
        await PassAsync(TimeSpan.FromMinutes(1));

        var made = (await Store.ClaimDueAsync(10, Lease, Token)).ShouldHaveSingleItem();

        made.Id.ShouldBe(TimerMessage.IdOf(Make.SagaId("1"), dueAt, DueAction.Resolve));
        made.SagaId.ShouldBe(Make.SagaId("1"));
        (await LoadAsync(Make.SagaId("1"))).Saga!.Version.ShouldBe(1);
        (await Store.ClaimDueAsync(10, Lease, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_saga_still_due_is_claimed_again_after_the_lease_with_the_same_id()
    {
        await CommitAsync(Make.Unit(Due("1", 1, Now)));
        var first = (await Store.ClaimDueAsync(10, Lease, Token)).ShouldHaveSingleItem();
        await PassAsync(Lease);
        (await Store.ClaimDueAsync(10, Lease, Token)).ShouldBeEmpty("the first row still waits in the outbox, for the relay");
        await Store.DeleteDeliveredAsync([first.Id], Token);
        await PassAsync(Lease);

        (await Store.ClaimDueAsync(10, Lease, Token)).ShouldHaveSingleItem().Id.ShouldBe(first.Id);
    }

    [Fact]
    public async Task A_saga_that_moved_on_is_not_woken_for_the_old_time()
    {
        await CommitAsync(Make.Unit(Due("1", 1, Now)), Make.Unit(Due("2", 1, Now)));
        await CommitAsync(Make.Unit(Due("1", 2, Now + TimeSpan.FromHours(1))), Make.Unit(Make.Saga("2", 2, Now)));
        (await Store.ClaimDueAsync(10, Lease, Token)).ShouldBeEmpty();
        await PassAsync(TimeSpan.FromHours(1));
        (await Store.ClaimDueAsync(10, Lease, Token)).ShouldHaveSingleItem().SagaId.ShouldBe(Make.SagaId("1"));
    }

    [Fact]
    public async Task Many_pollers_never_claim_the_same_timer()
    {
        await CommitAsync([.. Enumerable.Range(0, 50).Select(i => Make.Unit(Due($"p{i}", 1, Now)))]);

        var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Store.ClaimDueAsync(20, Lease, Token), Token)));

        claims.SelectMany(rows => rows).Select(row => row.SagaId).ShouldBeUnique();
        claims.Sum(rows => rows.Count).ShouldBe(50);
    }

    private static PaymentSaga Due(string paymentId, long version, DateTimeOffset at)
    {
        var saga = Make.Saga(paymentId, version, at);
        saga.DueAt = at;
        saga.DueAction = DueAction.Resolve;
        return saga;
    }
}
