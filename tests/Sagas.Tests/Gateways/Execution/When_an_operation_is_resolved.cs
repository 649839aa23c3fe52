using Sagas.Contracts;
using Sagas.Gateways;

namespace Sagas.Tests.Gateways.Execution;

public sealed class When_an_operation_is_resolved
{
    private static readonly GatewayOutcome.NotDone Standing = new() { GatewayStatus = PaymentStatus.Confirmed, GatewayAmount = 150_000 };

    [Fact]
    public async Task An_attempt_without_a_row_is_closed_and_only_the_status_is_asked()
    {
        await using var rig = new GatewayRig();
        var operation = Operations.Refund(attempt: 2);
        rig.Gateway.Answers(Standing);

        var outcome = (await rig.ResolveAsync(operation)).ShouldBeOfType<GatewayOutcome.NotDone>();

        outcome.GatewayStatus.ShouldBe(PaymentStatus.Confirmed);
        outcome.GatewayAmount.ShouldBe(150_000);
        rig.Gateway.Resolved.ShouldHaveSingleItem().Kind.ShouldBeNull();
        rig.Journal[operation]!.Outcome.ShouldBeOfType<GatewayOutcome.NotSent>();
    }

    [Fact]
    public async Task A_command_that_comes_after_the_fence_is_never_sent()
    {
        await using var rig = new GatewayRig();
        var operation = Operations.Refund();
        await rig.ResolveAsync(operation);

        (await rig.ExecuteAsync(operation)).ShouldBeOfType<GatewayOutcome.NotSent>();
        rig.Gateway.Executed.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_fenced_attempt_is_not_done_even_when_the_gateway_cannot_be_asked()
    {
        await using var rig = new GatewayRig();
        rig.Gateway.Resolve = (_, _) => throw new HttpRequestException();

        var outcome = (await rig.ResolveAsync(Operations.Refund())).ShouldBeOfType<GatewayOutcome.NotDone>();

        outcome.GatewayStatus.ShouldBeNull();
        outcome.GatewayAmount.ShouldBeNull();
    }

    [Fact]
    public async Task A_fenced_attempt_tells_when_the_payment_was_undone_by_others()
    {
        await using var rig = new GatewayRig();
        rig.Gateway.Answers(new GatewayOutcome.Succeeded(PaymentStatus.Refunded, 150_000) { External = true });

        (await rig.ResolveAsync(Operations.Refund())).ShouldBeOfType<GatewayOutcome.NotDone>().GatewayStatus.ShouldBe(PaymentStatus.Refunded);
    }

    [Fact]
    public async Task A_row_that_succeeded_answers_without_asking()
    {
        await using var rig = new GatewayRig();
        var operation = Operations.Refund();
        await rig.LeaveRowAsync(operation, Operations.Done(operation));

        (await rig.ResolveAsync(operation)).ShouldBe(Operations.Done(operation));
        rig.Gateway.Resolved.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_row_that_was_not_sent_is_not_done()
    {
        await using var rig = new GatewayRig();
        var operation = Operations.Refund();
        await rig.LeaveRowAsync(operation, new GatewayOutcome.NotSent { Code = "1029" });
        rig.Gateway.Answers(Standing);

        var outcome = (await rig.ResolveAsync(operation)).ShouldBeOfType<GatewayOutcome.NotDone>();

        outcome.Code.ShouldBe("1029");
        outcome.GatewayStatus.ShouldBe(PaymentStatus.Confirmed);
        rig.Gateway.Resolved.ShouldHaveSingleItem().Kind.ShouldBeNull();
    }

    [Theory]
    [InlineData("open")]
    [InlineData("unknown")]
    [InlineData("accepted")]
    public async Task An_open_row_is_asked_about_with_what_it_remembers_and_takes_the_answer(string row)
    {
        await using var rig = new GatewayRig();
        var operation = Operations.Refund();
        var entry = await rig.LeaveRowAsync(operation, row switch
        {
            "unknown" => new GatewayOutcome.Unknown(),
            "accepted" => new GatewayOutcome.Accepted(),
            _ => null,
        });
        rig.Gateway.Answers(Operations.Done(operation));

        (await rig.ResolveAsync(operation)).ShouldBe(Operations.Done(operation));

        rig.Journal[operation]!.Outcome.ShouldBe(Operations.Done(operation));
        var asked = rig.Gateway.Resolved.ShouldHaveSingleItem();
        asked.SentAt.ShouldBe(entry.SentAt);
        asked.Snapshot.ShouldBe("before");
    }

    [Fact]
    public async Task A_rejection_that_turns_out_to_be_done_is_corrected()
    {
        await using var rig = new GatewayRig();
        var operation = Operations.Refund();
        await rig.LeaveRowAsync(operation, new GatewayOutcome.Rejected(RejectionCause.AlreadyDone));
        rig.Gateway.Answers(Operations.Done(operation));

        (await rig.ResolveAsync(operation)).ShouldBe(Operations.Done(operation));
        rig.Journal[operation]!.Outcome.ShouldBe(Operations.Done(operation));
    }

    [Fact]
    public async Task Not_knowing_changes_nothing()
    {
        await using var rig = new GatewayRig();
        var operation = Operations.Refund();
        await rig.LeaveRowAsync(operation, new GatewayOutcome.Accepted());

        (await rig.ResolveAsync(operation)).ShouldBeOfType<GatewayOutcome.Unknown>();
        rig.Journal[operation]!.Outcome.ShouldBeOfType<GatewayOutcome.Accepted>();
    }

    [Fact]
    public async Task A_proof_once_given_is_kept_when_the_gateway_is_silent()
    {
        await using var rig = new GatewayRig();
        var operation = Operations.Refund();
        await rig.LeaveRowAsync(operation, Standing);

        (await rig.ResolveAsync(operation)).ShouldBe(Standing);
    }

    [Fact]
    public async Task Money_that_moved_while_the_gateway_was_asked_outweighs_its_answer()
    {
        await using var rig = new GatewayRig();
        var operation = Operations.Refund();
        await rig.LeaveRowAsync(operation);
        rig.Gateway.Resolve = async (_, token) =>
        {
            await rig.Journal.CompleteAsync(operation.OperationId, 1, Operations.Done(operation), token);
            return Standing;
        };

        (await rig.ResolveAsync(operation)).ShouldBe(Operations.Done(operation));
    }

    [Fact]
    public async Task What_the_gateway_says_now_is_answered_even_where_the_row_keeps_its_word()
    {
        await using var rig = new GatewayRig();
        var operation = Operations.Refund();
        await rig.LeaveRowAsync(operation, new GatewayOutcome.Rejected(RejectionCause.AlreadyDone));
        rig.Gateway.Answers(Standing);
        rig.Time.Advance(TimeSpan.FromMinutes(5));

        (await rig.ResolveAsync(operation)).ShouldBe(Standing);
        rig.Journal[operation]!.Outcome.ShouldBeOfType<GatewayOutcome.Rejected>();
    }

    [Fact]
    public async Task A_final_no_that_is_known_already_is_not_forgotten_because_nothing_was_done()
    {
        await using var rig = new GatewayRig();
        var operation = Operations.Refund();
        var no = new GatewayOutcome.Rejected(RejectionCause.Refused) { Code = "insufficientFunds" };
        await rig.LeaveRowAsync(operation, no);
        rig.Gateway.Answers(Standing);

        (await rig.ResolveAsync(operation)).ShouldBe(no);
    }

    [Fact]
    public async Task A_final_no_that_comes_while_the_gateway_is_asked_is_answered()
    {
        await using var rig = new GatewayRig();
        var operation = Operations.Refund();
        var no = new GatewayOutcome.Rejected(RejectionCause.Refused);
        await rig.LeaveRowAsync(operation);
        rig.Gateway.Resolve = async (_, token) =>
        {
            await rig.Journal.CompleteAsync(operation.OperationId, 1, no, token);
            return Standing;
        };

        (await rig.ResolveAsync(operation)).ShouldBe(no);
    }

    [Fact]
    public async Task A_question_about_the_status_has_no_row()
    {
        await using var rig = new GatewayRig();
        var operation = Operations.Refund(attempt: 0) with { Kind = null };
        rig.Gateway.Answers(Standing);

        (await rig.ResolveAsync(operation)).ShouldBe(Standing);
        rig.Journal.Begun.ShouldBe(0);
    }
}
