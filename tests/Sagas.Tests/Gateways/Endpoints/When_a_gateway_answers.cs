using Sagas.Contracts;
using Sagas.Gateways;

namespace Sagas.Tests.Gateways.Endpoints;

public sealed class When_a_gateway_answers
{
    private static readonly GatewayOperation Operation = Operations.Refund();

    public static TheoryData<string> Outcomes => [.. Table.Keys];

    private static Dictionary<string, (GatewayOutcome Outcome, IOperationAnswer Answer)> Table { get; } = new()
    {
        ["succeeded"] = (
            new GatewayOutcome.Succeeded(PaymentStatus.Refunded, 7) { Code = "c", Message = "m", Reference = "r", External = true },
            new OperationSucceeded
            {
                TeamSlug = "demo",
                PaymentId = "1001",
                Gateway = Operations.Gateway,
                OperationId = Operation.OperationId,
                Attempt = 1,
                Code = "c",
                Message = "m",
                Status = PaymentStatus.Refunded,
                Amount = 7,
                GatewayReference = "r",
                External = true,
            }),
        ["accepted"] = (
            new GatewayOutcome.Accepted { Code = "c", Message = "m", Reference = "r" },
            new OperationAccepted
            {
                TeamSlug = "demo",
                PaymentId = "1001",
                Gateway = Operations.Gateway,
                OperationId = Operation.OperationId,
                Attempt = 1,
                Code = "c",
                Message = "m",
                GatewayReference = "r",
            }),
        ["rejected"] = (
            new GatewayOutcome.Rejected(RejectionCause.PaymentMovedOn)
            {
                Code = "c",
                Message = "m",
                GatewayStatus = PaymentStatus.Confirmed,
                GatewayAmount = 9,
            },
            new OperationRejected
            {
                TeamSlug = "demo",
                PaymentId = "1001",
                Gateway = Operations.Gateway,
                OperationId = Operation.OperationId,
                Attempt = 1,
                Code = "c",
                Message = "m",
                Cause = RejectionCause.PaymentMovedOn,
                GatewayStatus = PaymentStatus.Confirmed,
                GatewayAmount = 9,
            }),
        ["not-sent"] = (
            new GatewayOutcome.NotSent { Code = "c", Message = "m", RetryAfter = TimeSpan.FromSeconds(3) },
            new OperationNotSent
            {
                TeamSlug = "demo",
                PaymentId = "1001",
                Gateway = Operations.Gateway,
                OperationId = Operation.OperationId,
                Attempt = 1,
                Code = "c",
                Message = "m",
                RetryAfter = TimeSpan.FromSeconds(3),
            }),
        ["unknown"] = (
            new GatewayOutcome.Unknown { Code = "c", Message = "m" },
            new OperationUnknown
            {
                TeamSlug = "demo",
                PaymentId = "1001",
                Gateway = Operations.Gateway,
                OperationId = Operation.OperationId,
                Attempt = 1,
                Code = "c",
                Message = "m",
            }),
    };

    [Theory]
    [MemberData(nameof(Outcomes))]
    public async Task The_saga_hears_all_of_it_once(string name)
    {
        await using var bus = await GatewayBus.StartAsync();
        var (outcome, expected) = Table[name];
        bus.Gateway.Answers(outcome);

        await bus.SendAsync(Operations.Command(Operation));

        var answer = (await bus.Answers.UntilAsync(1)).ShouldHaveSingleItem();
        answer.Body.ShouldBe(expected);
        answer.MessageId.ShouldBe(SagaIds.ForMessage("answer", Operation.OperationId.ToString("D"), "1", name));
        answer.CorrelationId.ShouldBe(SagaIds.ForPayment("demo", "1001"));
        answer.ConversationId.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_question_is_answered_with_not_done_and_where_the_payment_stands()
    {
        await using var bus = await GatewayBus.StartAsync();
        var operation = Operations.Refund(attempt: 0);
        bus.Gateway.Answers(new GatewayOutcome.NotDone { Code = "c", Message = "m", GatewayStatus = PaymentStatus.New, GatewayAmount = 9 });

        await bus.SendAsync(Operations.Question(operation), Guid.CreateVersion7());

        (await bus.Answers.UntilAsync(1)).ShouldHaveSingleItem().Body.ShouldBe(new OperationNotDone
        {
            TeamSlug = "demo",
            PaymentId = "1001",
            Gateway = Operations.Gateway,
            OperationId = operation.OperationId,
            Attempt = 0,
            Code = "c",
            Message = "m",
            GatewayStatus = PaymentStatus.New,
            GatewayAmount = 9,
        });
    }
}
