using Sagas.Contracts;
using Sagas.Tests.Support;

namespace Sagas.Tests.Gateways.Endpoints;

public sealed class When_a_command_is_delivered_ten_times
{
    private const int Deliveries = 10;

    [Fact]
    public async Task The_gateway_is_called_once_and_every_answer_is_the_same_message()
    {
        await using var bus = await GatewayBus.StartAsync();
        var operation = Operations.Refund();
        bus.Gateway.Execute = async (_, _) =>
        {
            // The call takes until all the others have found its row.
            await Probe.UntilAsync(() => bus.Journal.Begun, x => x == Deliveries);
            return Operations.Done(operation);
        };

        await Task.WhenAll(Enumerable.Range(0, Deliveries).Select(_ => bus.SendAsync(Operations.Command(operation))));

        var answers = await bus.Answers.UntilAsync(Deliveries);
        bus.Gateway.Executed.Count.ShouldBe(1);
        answers.Count.ShouldBe(Deliveries);
        answers.ShouldAllBe(x => x.Body is OperationSucceeded);
        answers.Select(x => x.MessageId).Distinct().ShouldHaveSingleItem()
            .ShouldBe(SagaIds.ForMessage("answer", operation.OperationId.ToString("D"), "1", "succeeded"));
    }

    [Fact]
    public async Task A_question_that_is_delivered_again_gives_the_same_message_and_another_question_another()
    {
        await using var bus = await GatewayBus.StartAsync();
        var operation = Operations.Refund(attempt: 0);
        var question = Guid.CreateVersion7();

        await bus.SendAsync(Operations.Question(operation), question);
        await bus.SendAsync(Operations.Question(operation), question);
        await bus.SendAsync(Operations.Question(operation), Guid.CreateVersion7());

        var ids = (await bus.Answers.UntilAsync(3)).GroupBy(x => x.MessageId).ToDictionary(x => x.Key!.Value, x => x.Count());
        ids.Count.ShouldBe(2);
        ids[SagaIds.ForMessage("answer", question.ToString("D"), "unknown")].ShouldBe(2);
    }
}
