using System.Net;
using Sagas.Contracts;
using Sagas.Gateways;

namespace Sagas.Tests.Gateways.Bpc;

public sealed class When_a_payment_is_ended : IAsyncDisposable
{
    private readonly BpcRig _rig = new();

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task An_open_session_is_expired_without_a_body()
    {
        _rig.On["POST /sessions/ps_1/expire"] = () => BpcRig.Json("""{"id":"ps_1","status":"expired","paymentStatus":"unpaid","amount":1000}""");

        (await _rig.ExecuteAsync(BpcRig.Of(OperationKind.Cancel))).ShouldBe(new GatewayOutcome.Succeeded(PaymentStatus.Cancelled, 1000));

        _rig.Sent.ShouldHaveSingleItem().Body.ShouldBe("");
    }

    [Fact]
    public async Task A_hold_is_released_by_cancelling_the_payment()
    {
        _rig.On["POST /payments/p_1/cancel"] = () => BpcRig.Json("""{"id":"p_1","status":"canceled","amount":1000,"amountCapturable":0}""");

        (await _rig.ExecuteAsync(BpcRig.Of(OperationKind.Reverse))).ShouldBe(new GatewayOutcome.Succeeded(PaymentStatus.Reversed, 1000));
    }

    [Fact]
    public async Task An_unpaid_payment_without_a_session_is_cancelled()
    {
        _rig.On["POST /payments/p_1/cancel"] = () => BpcRig.Json("""{"id":"p_1","status":"canceled"}""");

        (await _rig.ExecuteAsync(BpcRig.Of(OperationKind.Cancel) with { GatewaySessionId = null, GatewayPaymentId = "p_1" }))
            .ShouldBe(new GatewayOutcome.Succeeded(PaymentStatus.Cancelled, 1000));
    }

    [Fact]
    public async Task One_that_was_captured_meanwhile_is_to_be_refunded()
    {
        _rig.On["POST /payments/p_1/cancel"] = () => BpcRig.Json("""{"message":"wrong status"}""", HttpStatusCode.Conflict);
        _rig.Payment("succeeded", received: 990);

        var rejected = (await _rig.ExecuteAsync(BpcRig.Of(OperationKind.Reverse))).ShouldBeOfType<GatewayOutcome.Rejected>();

        (rejected.Cause, rejected.GatewayStatus, rejected.GatewayAmount).ShouldBe((RejectionCause.PaymentMovedOn, PaymentStatus.Confirmed, 990));
    }

    [Fact]
    public async Task One_that_was_ended_before_is_read_back()
    {
        _rig.On["POST /sessions/ps_1/expire"] = () => BpcRig.Json("""{"errors":[{"code":"wrong_state","message":"expired"}]}""", HttpStatusCode.BadRequest);
        _rig.Session("expired");

        var rejected = (await _rig.ExecuteAsync(BpcRig.Of(OperationKind.Cancel))).ShouldBeOfType<GatewayOutcome.Rejected>();
        (rejected.Cause, rejected.Code).ShouldBe((RejectionCause.AlreadyDone, "wrong_state"));
        (await _rig.ResolveAsync(BpcRig.Of(OperationKind.Cancel))).ShouldBe(new GatewayOutcome.Succeeded(PaymentStatus.Cancelled, 1000));
    }

    [Fact]
    public async Task An_id_stays_one_segment_of_the_address()
    {
        await _rig.ExecuteAsync(BpcRig.Of(OperationKind.Cancel) with { GatewaySessionId = "ps/../refunds?x" });

        _rig.Sent.First().Call.ShouldBe("POST /sessions/ps%2F..%2Frefunds%3Fx/expire");
    }

    [Fact]
    public async Task Without_an_id_a_person_is_asked()
    {
        var operation = BpcRig.Of(OperationKind.Reverse) with { GatewayPaymentId = null, GatewaySessionId = "ps_1" };

        (await _rig.ExecuteAsync(operation)).ShouldBeOfType<GatewayOutcome.Rejected>().Message!.ShouldContain("1000 EUR");
        _rig.Sent.ShouldBeEmpty();
    }
}
