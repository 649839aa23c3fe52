using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Contracts;
using Sagas.Payments;
using Sagas.Tests.Support;

namespace Sagas.Tests.Storage;

public sealed class When_a_message_is_consumed
{
    [Fact]
    public async Task The_saga_and_its_history_are_stored_and_the_facts_leave()
    {
        await using var engine = await EngineFixture.StartAsync();
        await engine.PublishAsync(Make.Captured("1"));
        await engine.SagaAsync("1", 1);
        await engine.PublishAsync(Make.GrantFailed("1"));

        var saga = (await engine.SagaAsync("1", 2)).ShouldNotBeNull();
        var refunded = (await engine.ArrivedAsync(1)).ShouldHaveSingleItem().Message.ShouldBeAssignableTo<PaymentRefunded>();

        saga.State.ShouldBe("Refunded");
        refunded!.Sequence.ShouldBe(saga.Version);
        refunded.Amount.ShouldBe(150_000);
        (await engine.HistoryAsync("1")).Select(row => (row.Version, row.Event, row.FromState, row.ToState)).ShouldBe(
            [(1L, "payment-captured", "Initial", "Confirmed"), (2L, "item-grant-failed", "Confirmed", "Refunded")]);
    }

    [Fact]
    public async Task Ignored_messages_raise_the_version_too()
    {
        await using var engine = await EngineFixture.StartAsync();
        await engine.PublishAsync(Make.Captured("1"));
        await engine.SagaAsync("1", 1);
        await engine.PublishAsync(new ItemGranted { TeamSlug = Make.Team, PaymentId = "1" });
        (await engine.SagaAsync("1", 2))!.State.ShouldBe("Confirmed");
    }

    [Fact]
    public async Task Remarks_actor_and_alert_reach_the_history()
    {
        await using var engine = await EngineFixture.StartAsync();
        engine.Script.OnCaptured = context =>
        {
            context.Saga.Actor = "kim";
            context.Saga.Remark("Seen.");
            context.Saga.Alert("Odd.");
            return Task.CompletedTask;
        };
        await engine.PublishAsync(Make.Captured("1"));
        await engine.SagaAsync("1", 1);

        var row = (await engine.HistoryAsync("1")).ShouldHaveSingleItem();

        (row.Actor, row.Alert).ShouldBe(("kim", true));
        row.Remarks.ShouldBe(["Seen.", "Odd."]);
        await Probe.UntilAsync(() => engine.Logs.ToArray(), lines => lines.Any(line => line.StartsWith("3004 Error", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Nothing_leaves_before_the_commit_whichever_way_it_is_sent()
    {
        await using var engine = await EngineFixture.StartAsync();
        var mayCommit = new TaskCompletionSource();
        var commitReached = new TaskCompletionSource<int>();
        engine.Store.BeforeCommit = writes =>
        {
            commitReached.TrySetResult(((Sagas.Storage.UnitOfWork)writes[0]).Outbox.Count);
            return mayCommit.Task;
        };
        engine.Script.OnCaptured = SendEveryWayAsync;
        var token = TestContext.Current.CancellationToken;
        await engine.Bus.Publish(
            Make.Captured("1"), context => context.ResponseAddress = new Uri("queue:sink"), token);

        (await commitReached.Task.WaitAsync(TimeSpan.FromSeconds(10), token)).ShouldBe(5);
        // A message of the test itself overtakes: had one of the machine's left before, it would be there first.
        await (await engine.Bus.GetSendEndpoint(new Uri("queue:sink"))).Send(Started("marker"), token);
        (await engine.ArrivedAsync(1)).Single().Message.ShouldBeAssignableTo<CompensationStarted>()!.PaymentId.ShouldBe("marker");
        mayCommit.SetResult();

        var names = (await engine.ArrivedAsync(6)).Select(arrival => arrival.Name).Order();
        names.ShouldBe(["CompensationStarted", "CompensationStarted", "CompensationStarted", "PaymentCancelled", "PaymentRefunded", "PaymentReversed"]);
    }

    [Fact]
    public async Task A_message_without_an_id_counts_once_by_its_content()
    {
        await using var engine = await EngineFixture.StartAsync();
        var token = TestContext.Current.CancellationToken;
        await engine.Bus.Publish(Make.Captured("1"), context => context.MessageId = null, token);
        await engine.SagaAsync("1", 1);
        await engine.Bus.Publish(Make.Captured("1"), context => context.MessageId = null, token);
        await engine.Bus.Publish(Make.Captured("1", amount: 1), context => context.MessageId = null, token);
        await engine.SagaAsync("1", 2);
        await engine.PublishAsync(Make.GrantFailed("1"));
        (await engine.SagaAsync("1", 3))!.State.ShouldBe("Refunded");
    }

    [Fact]
    public async Task One_for_a_saga_that_is_not_there_is_logged()
    {
        await using var engine = await EngineFixture.StartAsync();
        await engine.PublishAsync(new ItemGranted { TeamSlug = Make.Team, PaymentId = "nobody" });
        await Probe.UntilAsync(() => engine.Logs.ToArray(), lines => lines.Any(line => line.StartsWith("3003 Warning", StringComparison.Ordinal)));
        (await engine.FindAsync("nobody")).ShouldBeNull();
    }

    private static async Task SendEveryWayAsync(BehaviorContext<PaymentSaga, PaymentCaptured> context)
    {
        await context.Publish(Refunded());
        await context.Send(new Uri("queue:sink"), Started("1"));
        await context.RespondAsync(new PaymentReversed
        {
            TeamSlug = Make.Team,
            PaymentId = "1",
            Sequence = 1,
            OccurredAt = default,
            Amount = 1,
            NewAmount = 0,
        });
        var services = context.GetPayload<IServiceProvider>();
        await services.GetRequiredService<IPublishEndpoint>().Publish(new PaymentCancelled
        {
            TeamSlug = Make.Team,
            PaymentId = "1",
            Sequence = 1,
            OccurredAt = default,
        });
        var endpoint = await services.GetRequiredService<ISendEndpointProvider>().GetSendEndpoint(new Uri("queue:sink"));
        await endpoint.Send(Started("1"));
    }

    private static PaymentRefunded Refunded() => new()
    {
        TeamSlug = Make.Team,
        PaymentId = "1",
        Sequence = 1,
        OccurredAt = default,
        Amount = 1,
        NewAmount = 0,
    };

    private static CompensationStarted Started(string paymentId) => new()
    {
        TeamSlug = Make.Team,
        PaymentId = paymentId,
        Sequence = 1,
        OccurredAt = default,
        Kind = OperationKind.Refund,
        OperationId = Guid.Empty,
        Amount = 1,
    };
}
