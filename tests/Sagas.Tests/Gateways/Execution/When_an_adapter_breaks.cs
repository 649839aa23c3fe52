using Microsoft.Extensions.Logging;
using Sagas.Contracts;
using Sagas.Gateways;

namespace Sagas.Tests.Gateways.Execution;

public sealed class When_an_adapter_breaks
{
    [Fact]
    public async Task The_outcome_is_unknown_with_the_exceptions_type_and_not_its_text()
    {
        await using var rig = new GatewayRig();
        var operation = Operations.Refund();
        rig.Gateway.Execute = (_, _) => throw new FormatException("sent with planted-secret");

        var outcome = await rig.ExecuteAsync(operation);

        outcome.ShouldBeOfType<GatewayOutcome.Unknown>().Message.ShouldBe("The adapter failed: System.FormatException.");
        rig.Journal[operation]!.Outcome.ShouldBe(outcome);
        rig.Logs.Lines.ShouldContain(x => x.Level == LogLevel.Error && x.Id.Id == 2003);
        rig.Logs.All.ShouldNotContain("planted-secret");
    }

    [Fact]
    public async Task A_cancellation_that_nobody_asked_for_is_unknown_too()
    {
        await using var rig = new GatewayRig();
        rig.Gateway.Execute = (_, _) => throw new TaskCanceledException();

        (await rig.ExecuteAsync(Operations.Refund())).ShouldBeOfType<GatewayOutcome.Unknown>();
    }

    [Fact]
    public async Task A_call_cannot_prove_that_nothing_happened()
    {
        await using var rig = new GatewayRig();
        rig.Gateway.Answers(new GatewayOutcome.NotDone { Code = "7" });

        (await rig.ExecuteAsync(Operations.Refund())).ShouldBe(new GatewayOutcome.Unknown { Code = "7" });
    }

    [Fact]
    public async Task A_question_that_was_not_sent_proves_nothing()
    {
        await using var rig = new GatewayRig();
        rig.Gateway.Answers(new GatewayOutcome.NotSent());

        (await rig.ResolveAsync(Operations.Refund(attempt: 0))).ShouldBeOfType<GatewayOutcome.Unknown>();
    }

    [Fact]
    public async Task Money_that_moved_outweighs_what_the_journal_was_told_meanwhile()
    {
        await using var rig = new GatewayRig();
        var operation = Operations.Refund();
        rig.Gateway.Execute = async (_, token) =>
        {
            await rig.Journal.CompleteAsync(operation.OperationId, 1, new GatewayOutcome.Rejected(RejectionCause.Refused), token);
            return Operations.Done(operation);
        };

        (await rig.ExecuteAsync(operation)).ShouldBe(Operations.Done(operation));
        rig.Journal[operation]!.Outcome.ShouldBe(Operations.Done(operation));
    }
}
