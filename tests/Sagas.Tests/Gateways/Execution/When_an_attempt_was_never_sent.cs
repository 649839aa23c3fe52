using Sagas.Contracts;
using Sagas.Gateways;

namespace Sagas.Tests.Gateways.Execution;

public sealed class When_an_attempt_was_never_sent
{
    private static readonly GatewayOutcome.NotDone Standing = new() { GatewayStatus = PaymentStatus.Confirmed, GatewayAmount = 150_000 };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_saga_is_told_that_it_never_will_be(bool hasRow)
    {
        await using var rig = new GatewayRig();
        var operation = Operations.Refund();
        if (hasRow)
            await rig.LeaveRowAsync(operation, new GatewayOutcome.NotSent { Code = "429", Message = "later" });
        rig.Gateway.Answers(Standing);

        (await rig.ResolveAsync(operation)).ShouldBe(Standing with
        {
            NeverSent = true,
            Code = hasRow ? "429" : null,
            Message = hasRow ? "later" : "This attempt was never sent.",
        });
        var asked = rig.Gateway.Resolved.ShouldHaveSingleItem();
        (asked.Kind, asked.SentAt, asked.Snapshot).ShouldBe((null, null, null));
    }

    [Fact]
    public async Task What_a_rejected_question_says_of_the_payment_is_told()
    {
        await using var rig = new GatewayRig();
        rig.Gateway.Answers(new GatewayOutcome.Rejected(RejectionCause.PaymentMovedOn) { GatewayStatus = PaymentStatus.Cancelled, GatewayAmount = 7 });

        var outcome = (await rig.ResolveAsync(Operations.Refund())).ShouldBeOfType<GatewayOutcome.NotDone>();

        (outcome.NeverSent, outcome.GatewayStatus, outcome.GatewayAmount).ShouldBe((true, PaymentStatus.Cancelled, 7L));
    }

    [Fact]
    public async Task Proof_about_one_that_was_sent_is_not_called_so()
    {
        await using var rig = new GatewayRig();
        var operation = Operations.Refund();
        await rig.LeaveRowAsync(operation, new GatewayOutcome.Unknown());
        rig.Gateway.Answers(Standing);

        (await rig.ResolveAsync(operation)).ShouldBeOfType<GatewayOutcome.NotDone>().NeverSent.ShouldBeFalse();
    }

    [Fact]
    public async Task A_question_before_the_first_attempt_keeps_its_kind_and_needs_no_row()
    {
        await using var rig = new GatewayRig();
        rig.Gateway.Answers(Standing);

        (await rig.ResolveAsync(Operations.Refund(attempt: 0))).ShouldBe(Standing);

        rig.Gateway.Resolved.ShouldHaveSingleItem().Kind.ShouldBe(OperationKind.Refund);
        rig.Journal.Begun.ShouldBe(0);
    }

    [Fact]
    public async Task A_question_without_a_kind_closes_no_attempt()
    {
        await using var rig = new GatewayRig();
        rig.Gateway.Answers(Standing);

        (await rig.ResolveAsync(Operations.Refund(attempt: 1) with { Kind = null })).ShouldBe(Standing);

        rig.Journal.Begun.ShouldBe(0);
    }

    [Fact]
    public async Task That_the_gateway_works_on_it_is_told_and_not_written_down()
    {
        await using var rig = new GatewayRig();
        var operation = Operations.Refund();
        await rig.LeaveRowAsync(operation);
        rig.Gateway.Answers(new GatewayOutcome.Accepted());

        (await rig.ResolveAsync(operation)).ShouldBeOfType<GatewayOutcome.Accepted>();

        rig.Journal[operation]!.Outcome.ShouldBeNull();
    }

    [Fact]
    public async Task What_another_delivery_found_goes_before_what_was_prepared()
    {
        await using var rig = new GatewayRig();
        var operation = Operations.Refund();
        await rig.LeaveRowAsync(operation, Operations.Done(operation));
        rig.Gateway.Prepare = (_, _) => Task.FromResult(new GatewayPreparation { Decided = new GatewayOutcome.Rejected(RejectionCause.Refused) });

        (await rig.ExecuteAsync(operation)).ShouldBe(Operations.Done(operation));
        rig.Gateway.Executed.ShouldBeEmpty();
    }
}
