using Sagas.Contracts;
using Sagas.Gateways;

namespace Sagas.Tests.Gateways.EasyCredit;

public sealed class When_the_outcome_of_a_refund_is_asked_for
{
    private const string Key = "11111111-2222-5333-8444-555555555555";

    [Fact]
    public async Task A_booking_that_is_done_tells_what_went_back()
    {
        await using var rig = new EasyCreditRig { Bookings = { EasyCreditRig.Booking("DONE", Key, "10.00"), EasyCreditRig.Booking("FAILED", "other") } };

        (await rig.ResolveAsync(EasyCreditRig.Operation with { Amount = 1000 }))
            .ShouldBe(new GatewayOutcome.Succeeded(PaymentStatus.Confirmed, 1000) { Reference = $"u-{Key}" });
    }

    [Fact]
    public async Task One_without_an_amount_moved_what_was_asked_for()
    {
        await using var rig = new EasyCreditRig { MerchantStatus = "REPORT_CAPTURE", Bookings = { EasyCreditRig.Booking("DONE", Key.ToUpperInvariant(), null) } };

        var done = (await rig.ResolveAsync(EasyCreditRig.Operation with { Kind = OperationKind.Reverse })).ShouldBeOfType<GatewayOutcome.Succeeded>();

        (done.Status, done.Amount).ShouldBe((PaymentStatus.Reversed, 1604));
    }

    [Fact]
    public async Task One_that_failed_says_why()
    {
        await using var rig = new EasyCreditRig { Bookings = { EasyCreditRig.Booking("FAILED", Key) } };

        (await rig.ResolveAsync(EasyCreditRig.Operation)).ShouldBe(new GatewayOutcome.Rejected(RejectionCause.Refused) { Code = "FAILED", Message = "above the rest" });
    }

    [Fact]
    public async Task One_that_failed_does_not_outweigh_one_that_went_through()
    {
        await using var rig = new EasyCreditRig { Bookings = { EasyCreditRig.Booking("FAILED", Key), EasyCreditRig.Booking("DONE", Key) } };
        (await rig.ResolveAsync(EasyCreditRig.Operation)).ShouldBeOfType<GatewayOutcome.Succeeded>();

        rig.Bookings[1] = EasyCreditRig.Booking("PROCESSING", Key);
        (await rig.ResolveAsync(EasyCreditRig.Operation)).ShouldBeOfType<GatewayOutcome.Accepted>();
    }

    [Fact]
    public async Task Somebody_elses_return_does_not_prove_ours()
    {
        await using var rig = new EasyCreditRig { Bookings = { EasyCreditRig.Booking("DONE", "other") } };

        (await rig.ResolveAsync(EasyCreditRig.Operation)).ShouldBe(new GatewayOutcome.NotDone { GatewayStatus = PaymentStatus.Confirmed });
        (await rig.ResolveAsync(EasyCreditRig.Operation with { Kind = null, Attempt = 0 }))
            .ShouldBe(new GatewayOutcome.Succeeded(PaymentStatus.Refunded, 1604) { External = true });
    }

    [Fact]
    public async Task What_was_found_out_before_the_call_is_not_asked_again()
    {
        await using var rig = new EasyCreditRig();

        await rig.ResolveAsync(EasyCreditRig.Operation with { GatewayPaymentId = null, Snapshot = EasyCreditRig.Id });

        rig.Calls.ShouldHaveSingleItem().Host.ShouldBe("partner.test");
    }

    [Theory]
    [InlineData(404)]
    [InlineData(401)]
    [InlineData(500)]
    public async Task A_question_that_fails_proves_nothing(int status)
    {
        await using var rig = new EasyCreditRig();
        rig.Instead = _ => EasyCreditRig.Json("{}", (System.Net.HttpStatusCode)status);

        (await rig.ResolveAsync(EasyCreditRig.Operation)).ShouldBeOfType<GatewayOutcome.Unknown>();
    }
}
