using Sagas.Contracts;
using Sagas.Gateways;
using Sagas.Tests.Support;

namespace Sagas.Tests.Gateways.Endpoints;

public sealed class When_commands_reach_a_gateway
{
    [Fact]
    public async Task Each_command_is_its_kind_of_operation()
    {
        await using var bus = await GatewayBus.StartAsync();
        var cancel = new CancelSession
        {
            TeamSlug = "demo",
            PaymentId = "1",
            Gateway = Operations.Gateway,
            OperationId = Guid.CreateVersion7(),
            Attempt = 1,
            Amount = 1,
            PaymentAmount = 1,
            ReturnedAmount = 0,
            Currency = "RUB",
        };
        var reverse = new ReverseAuthorization
        {
            TeamSlug = "demo",
            PaymentId = "2",
            Gateway = Operations.Gateway,
            OperationId = Guid.CreateVersion7(),
            Attempt = 1,
            Amount = 2,
            PaymentAmount = 2,
            ReturnedAmount = 0,
            Currency = "RUB",
        };
        await bus.SendAsync(cancel, Guid.CreateVersion7());
        await bus.SendAsync(reverse, Guid.CreateVersion7());
        await bus.SendAsync(Operations.Command(Operations.Refund()));
        await bus.Answers.UntilAsync(3);

        bus.Gateway.Executed.OrderBy(x => x.Kind).Select(x => (x.Kind, x.PaymentId)).ShouldBe(
            [(OperationKind.Cancel, "1"), (OperationKind.Reverse, "2"), (OperationKind.Refund, "1001")]);
    }

    [Fact]
    public async Task Nothing_of_the_command_is_lost()
    {
        await using var bus = await GatewayBus.StartAsync();
        var command = Operations.Command(Operations.Refund(attempt: 3)) with
        {
            GatewaySessionId = "session",
            ReturnedAmount = 5,
            Reason = "why",
            Items = [new PaymentItem { ItemId = "sword", Amount = 7 }],
            Scope = new ItemScope { ItemIds = ["sword"], Tags = ["weapon"], TimerEnabled = true },
        };

        await bus.SendAsync(command);
        await bus.Answers.UntilAsync(1);

        var operation = bus.Gateway.Executed.ShouldHaveSingleItem();
        operation.ShouldSatisfyAllConditions(
            x => x.TeamSlug.ShouldBe(command.TeamSlug),
            x => x.PaymentId.ShouldBe(command.PaymentId),
            x => x.Gateway.ShouldBe(command.Gateway),
            x => x.OperationId.ShouldBe(command.OperationId),
            x => x.Attempt.ShouldBe(command.Attempt),
            x => x.OrderId.ShouldBe(command.OrderId),
            x => x.GatewayPaymentId.ShouldBe(command.GatewayPaymentId),
            x => x.GatewaySessionId.ShouldBe(command.GatewaySessionId),
            x => x.Amount.ShouldBe(command.Amount),
            x => x.PaymentAmount.ShouldBe(command.PaymentAmount),
            x => x.ReturnedAmount.ShouldBe(command.ReturnedAmount),
            x => x.Currency.ShouldBe(command.Currency),
            x => x.Reason.ShouldBe(command.Reason),
            x => x.Items.ShouldBe(command.Items),
            x => x.Scope!.ItemIds.ShouldBe(["sword"]),
            x => x.Scope!.Tags.ShouldBe(["weapon"]),
            x => x.Scope!.TimerEnabled.ShouldBe(true),
            x => x.SentAt.ShouldNotBeNull());
        var row = bus.Journal[operation].ShouldNotBeNull();
        row.SagaId.ShouldBe(SagaIds.ForPayment("demo", "1001"));
        row.Kind.ShouldBe("refund");
        row.Amount.ShouldBe(command.Amount);
        row.Currency.ShouldBe("RUB");
        row.SentAt.ShouldBe(operation.SentAt!.Value);
    }

    [Fact]
    public async Task One_for_another_gateway_is_refused_and_never_called()
    {
        await using var bus = await GatewayBus.StartAsync();

        await bus.SendAsync(Operations.Command(Operations.Refund()) with { Gateway = "other" });

        var answer = (await bus.Answers.UntilAsync(1)).ShouldHaveSingleItem().Body.ShouldBeOfType<OperationRejected>();
        answer.Cause.ShouldBe(RejectionCause.Refused);
        answer.Message.ShouldNotBeNull().ShouldContain("other");
        bus.Gateway.Executed.ShouldBeEmpty();
        bus.Journal.Begun.ShouldBe(0);
    }

    [Fact]
    public async Task A_published_command_reaches_none()
    {
        await using var bus = await GatewayBus.StartAsync(options: new GatewayOptions { Kind = "Scripted", MaxConcurrency = 1 });

        var sent = Operations.Refund();
        await bus.Harness.Bus.Publish(Operations.Command(Operations.Refund()), TestContext.Current.CancellationToken);
        await bus.SendAsync(Operations.Command(sent));

        // One at a time and in order: had the published one come in, it would be first.
        (await bus.Answers.UntilAsync(1))[0].Body.OperationId.ShouldBe(sent.OperationId);
        bus.Gateway.Executed.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task No_more_are_worked_on_at_once_than_configured()
    {
        const int limit = 3;
        await using var bus = await GatewayBus.StartAsync(options: new GatewayOptions { Kind = "Scripted", MaxConcurrency = limit });
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        bus.Gateway.Execute = async (operation, _) =>
        {
            await release.Task;
            return Operations.Done(operation);
        };
        for (var i = 0; i < limit + 4; i++)
            await bus.SendAsync(Operations.Command(Operations.Refund()));

        try
        {
            await Probe.UntilAsync(() => bus.Gateway.Executed.Count, x => x == limit);
            bus.Journal.Begun.ShouldBe(limit);
        }
        finally
        {
            release.SetResult();
        }

        await bus.Answers.UntilAsync(limit + 4);
    }
}
