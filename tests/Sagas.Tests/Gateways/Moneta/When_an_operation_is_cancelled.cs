using Sagas.Contracts;
using Sagas.Gateways;

namespace Sagas.Tests.Gateways.Moneta;

public sealed class When_an_operation_is_cancelled
{
    [Theory]
    [InlineData(OperationKind.Cancel, PaymentStatus.Cancelled)]
    [InlineData(OperationKind.Reverse, PaymentStatus.Reversed)]
    public async Task One_call_ends_what_is_not_completed(OperationKind kind, PaymentStatus end)
    {
        await using var rig = new MonetaRig { OnCancel = () => MonetaRig.Canceled("CANCELED"), OnDetails = () => MonetaRig.Details("CREATED") };

        (await rig.CommandAsync(MonetaRig.Of(kind))).ShouldBe(new GatewayOutcome.Succeeded(end, 150_000) { Code = "CANCELED" });

        rig.Requests.ShouldBe(["GetOperationDetailsByIdRequest", "CancelTransactionRequest"]);
        rig.Sent.Last().Content.GetRawText().ShouldBe("""{"transactionId":87047780}""");
    }

    [Fact]
    public async Task A_payment_that_was_captured_meanwhile_has_moved_on_and_nothing_is_sent()
    {
        await using var rig = new MonetaRig();

        (await rig.CommandAsync(MonetaRig.Of(OperationKind.Reverse))).ShouldBe(
            new GatewayOutcome.Rejected(RejectionCause.PaymentMovedOn) { Code = "SUCCEED", GatewayStatus = PaymentStatus.Confirmed, GatewayAmount = 150_000 });

        rig.Requests.ShouldBe(["GetOperationDetailsByIdRequest"]);
    }

    [Fact]
    public async Task One_that_is_cancelled_already_was_ended_by_somebody_else_unless_it_was_tried_before()
    {
        await using var rig = new MonetaRig { OnDetails = () => MonetaRig.Details("CANCELED") };
        var cancel = MonetaRig.Of(OperationKind.Cancel);

        (await rig.CommandAsync(cancel)).ShouldBeOfType<GatewayOutcome.Succeeded>().External.ShouldBeTrue();
        (await rig.CommandAsync(cancel with { Attempt = 2 })).ShouldBeOfType<GatewayOutcome.Succeeded>().External.ShouldBeFalse();
    }

    [Fact]
    public async Task A_part_of_a_hold_cannot_be_released()
    {
        await using var rig = new MonetaRig();
        (await rig.CommandAsync(MonetaRig.Of(OperationKind.Reverse) with { Amount = 1 })).ShouldBeOfType<GatewayOutcome.Rejected>();
        rig.Gateway.Capabilities.ShouldBe(new GatewayCapabilities
        {
            CancelUnpaid = true,
            PartialReverse = false,
            PartialRefund = true,
            Repeatable = OperationKinds.Cancel | OperationKinds.Reverse,
        });
        rig.Sent.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"transactionId":5,"operationStatus":"CANCELED"}""")]
    [InlineData("""{"operationStatus":"CANCELED"}""")]
    [InlineData("""{"transactionId":87047780}""")]
    public async Task An_answer_about_something_else_is_unknown(string content)
    {
        await using var rig = new MonetaRig { OnCancel = () => MonetaRig.Answer("CancelTransactionResponse", content) };
        (await rig.ExecuteAsync(MonetaRig.Of(OperationKind.Cancel))).ShouldBeOfType<GatewayOutcome.Unknown>();
    }
}
