using Microsoft.Extensions.DependencyInjection;
using Sagas.Contracts;
using Sagas.Storage;
using Sagas.Tests.Support;

namespace Sagas.Tests.Storage;

public sealed class When_a_merchant_asks
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("r-1")]
    [InlineData("")]
    [InlineData(null)]
    public async Task The_request_is_stored_with_its_message_which_leaves(string? id)
    {
        await using var engine = await EngineFixture.StartAsync();
        var writes = Watch(engine);

        var accepted = await Requests(engine).AcceptAsync(Asked("1", id), send: true, Token);

        accepted.ShouldBe(new CancelAcceptance(true, "1", Noon));
        var row = writes.First(write => write is not DeliveredRows) switch
        {
            CancelRequestBegin begin => begin.Message.ShouldNotBeNull(),
            UnitOfWork unit => unit.Outbox.ShouldHaveSingleItem(),
            var other => throw new InvalidOperationException($"{other}"),
        };
        row.SagaId.ShouldBe(Make.SagaId("1"));
        // Long before any lease ends: it leaves from memory.
        await Probe.UntilAsync(() => engine.Memory.OutboxCount, count => count == 0);
    }

    [Fact]
    public async Task An_id_belongs_to_the_payment_it_was_first_used_for()
    {
        await using var engine = await EngineFixture.StartAsync();
        await Requests(engine).AcceptAsync(Asked("1", "r-1"), send: true, Token);
        var writes = Watch(engine);

        var again = await Requests(engine).AcceptAsync(Asked("2", "r-1") with { OccurredAt = Noon.AddHours(1) }, send: true, Token);

        again.ShouldBe(new CancelAcceptance(false, "1", Noon));
        var request = writes.OfType<CancelRequestBegin>().ShouldHaveSingleItem().Request;
        (request.TeamSlug, request.PaymentId, request.SagaId, request.RequestedAt).ShouldBe((Make.Team, "2", Make.SagaId("2"), Noon.AddHours(1)));
    }

    [Fact]
    public async Task Where_nobody_has_to_be_asked_only_the_id_is_kept()
    {
        await using var engine = await EngineFixture.StartAsync();
        var writes = Watch(engine);

        (await Requests(engine).AcceptAsync(Asked("1", "r-1"), send: false, Token)).IsNew.ShouldBeTrue();
        (await Requests(engine).AcceptAsync(Asked("1", null), send: false, Token)).IsNew.ShouldBeTrue();

        writes.ShouldHaveSingleItem().ShouldBeOfType<CancelRequestBegin>().Message.ShouldBeNull();
        engine.Memory.OutboxCount.ShouldBe(0);
    }

    [Fact]
    public async Task A_request_without_a_time_happened_when_it_was_taken()
    {
        await using var engine = await EngineFixture.StartAsync();
        var before = TimeProvider.System.GetUtcNow();
        var accepted = await Requests(engine).AcceptAsync(Asked("1", "r-1") with { OccurredAt = null }, send: false, Token);
        accepted.RequestedAt.ShouldBeInRange(before, TimeProvider.System.GetUtcNow());
    }

    private static ICancelRequests Requests(EngineFixture engine) => engine.Services.GetRequiredService<ICancelRequests>();

    private static List<StoreWrite> Watch(EngineFixture engine)
    {
        var seen = new List<StoreWrite>();
        engine.Store.BeforeCommit = writes =>
        {
            lock (seen)
                seen.AddRange(writes);
            return Task.CompletedTask;
        };
        return seen;
    }

    private static CancelPayment Asked(string paymentId, string? id) => new()
    {
        TeamSlug = Make.Team,
        PaymentId = paymentId,
        ExternalRequestId = id,
        OccurredAt = Noon,
    };
}
