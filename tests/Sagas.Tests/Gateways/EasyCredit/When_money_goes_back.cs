using System.Net;
using System.Text;
using Sagas.Contracts;
using Sagas.Gateways;
using Sagas.Gateways.EasyCredit;

namespace Sagas.Tests.Gateways.EasyCredit;

public sealed class When_money_goes_back
{
    private const string Key = "11111111-2222-5333-8444-555555555555";

    [Theory]
    [InlineData(1604, "16.04")]
    [InlineData(1600, "16")]
    [InlineData(5, "0.05")]
    [InlineData(123_456_789_012, "1234567890.12")]
    public async Task Euros_and_the_operations_id_are_sent_and_taken_in(long cents, string euros)
    {
        await using var rig = new EasyCreditRig();

        (await rig.RunAsync(EasyCreditRig.Operation with { Amount = cents, PaymentAmount = cents })).ShouldBe(new GatewayOutcome.Accepted());

        var call = rig.Changes.ShouldHaveSingleItem();
        (call.Host, call.Path).ShouldBe(("partner.test", $"/api/merchant/v3/transaction/{EasyCreditRig.Id}/refund"));
        call.Body.ShouldBe($$"""{"value":{{euros}},"bookingId":"{{Key}}"}""");
        call.Authorization.ShouldBe("Basic " + Convert.ToBase64String("2.de.1234.1:planted-api-password"u8));
        call.Signature.ShouldBe(EasyCreditApi.Sign(Encoding.UTF8.GetBytes(call.Body), EasyCreditRig.SignatureSecret));
    }

    [Fact]
    public void A_signature_is_what_others_compute() =>
        EasyCreditApi.Sign("what do ya want for nothing?"u8, "Jefe").ShouldBe("hmacsha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");

    [Fact]
    public async Task Without_a_secret_nothing_is_signed()
    {
        await using var rig = new EasyCreditRig(configure: keys => keys.Remove("Gateways:easycredit:SignatureSecret"));
        await rig.RunAsync(EasyCreditRig.Operation);
        rig.Changes.ShouldHaveSingleItem().Signature.ShouldBeNull();
    }

    [Theory]
    [InlineData("REPORT_CAPTURE")]
    [InlineData("REPORT_CAPTURE_EXPIRING")]
    [InlineData("REPORT_CAPTURE_PENDING")]
    public async Task A_hold_is_given_up_by_the_same_call(string status)
    {
        await using var rig = new EasyCreditRig { MerchantStatus = status };

        (await rig.RunAsync(EasyCreditRig.Operation with { Kind = OperationKind.Reverse })).ShouldBe(new GatewayOutcome.Accepted());
        rig.Changes.ShouldHaveSingleItem().Path.ShouldEndWith("/refund");
    }

    [Theory]
    [InlineData("IN_BILLING")]
    [InlineData("BILLED")]
    public async Task A_hold_that_was_captured_meanwhile_has_moved_on(string status)
    {
        await using var rig = new EasyCreditRig { MerchantStatus = status };

        var rejected = (await rig.RunAsync(EasyCreditRig.Operation with { Kind = OperationKind.Reverse })).ShouldBeOfType<GatewayOutcome.Rejected>();

        (rejected.Cause, rejected.GatewayStatus).ShouldBe((RejectionCause.PaymentMovedOn, PaymentStatus.Confirmed));
        rig.Changes.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_hold_that_lapsed_is_not_asked_for()
    {
        await using var rig = new EasyCreditRig { MerchantStatus = "EXPIRED" };

        (await rig.RunAsync(EasyCreditRig.Operation with { Kind = OperationKind.Reverse }))
            .ShouldBe(new GatewayOutcome.Succeeded(PaymentStatus.Reversed, 1604) { External = true });
        (await rig.RunAsync(EasyCreditRig.Operation)).ShouldBeOfType<GatewayOutcome.Rejected>().Cause.ShouldBe(RejectionCause.Refused);
        rig.Changes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_knows_only_the_shops_side_is_helped()
    {
        await using var rig = new EasyCreditRig { State = "Success", CreditStatus = "AUTHORIZED" };

        (await rig.RunAsync(EasyCreditRig.Operation with { GatewayPaymentId = null })).ShouldBeOfType<GatewayOutcome.Accepted>();
        rig.Changes.ShouldHaveSingleItem().Path.ShouldContain(EasyCreditRig.Id);
    }

    [Fact]
    public async Task Another_currency_is_for_a_person()
    {
        await using var rig = new EasyCreditRig();

        (await rig.RunAsync(EasyCreditRig.Operation with { Currency = "CHF" })).ShouldBeOfType<GatewayOutcome.Rejected>().Cause.ShouldBe(RejectionCause.Refused);
        rig.Calls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0, 1604, PaymentStatus.Refunded)]
    [InlineData(604, 1000, PaymentStatus.Refunded)]
    [InlineData(0, 1000, PaymentStatus.Confirmed)]
    public async Task What_an_earlier_attempt_moved_is_not_moved_again(long before, long amount, PaymentStatus status)
    {
        await using var rig = new EasyCreditRig { Bookings = { EasyCreditRig.Booking("DONE", Key, $"{amount / 100m}") } };

        (await rig.RunAsync(EasyCreditRig.Operation with { Attempt = 2, Amount = amount, ReturnedAmount = before }))
            .ShouldBe(new GatewayOutcome.Succeeded(status, amount) { Reference = $"u-{Key}" });
        rig.Changes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_sendings_that_both_arrived_are_told_together()
    {
        await using var rig = new EasyCreditRig { Bookings = { EasyCreditRig.Booking("DONE", Key, "8.00"), EasyCreditRig.Booking("DONE", Key, "8.00") } };

        (await rig.ResolveAsync(EasyCreditRig.Operation with { Amount = 800 })).ShouldBeOfType<GatewayOutcome.Succeeded>().Amount.ShouldBe(1600);
    }

    [Theory]
    [InlineData(1604, 0, 1604, PaymentStatus.Refunded)]
    [InlineData(1604, 1000, 604, PaymentStatus.Refunded)]
    [InlineData(604, 0, 604, PaymentStatus.Confirmed)]
    public async Task What_somebody_else_gave_back_is_not_given_back_again(long returned, long known, long told, PaymentStatus status)
    {
        await using var rig = new EasyCreditRig { Bookings = { EasyCreditRig.Booking("DONE", null, $"{returned / 100m}") } };

        (await rig.RunAsync(EasyCreditRig.Operation with { Amount = 1604 - known, ReturnedAmount = known }))
            .ShouldBe(new GatewayOutcome.Succeeded(status, told) { External = true });
        rig.Changes.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_known_to_have_gone_back_does_not_stop_the_rest()
    {
        await using var rig = new EasyCreditRig { Bookings = { EasyCreditRig.Booking("DONE", "earlier", "6.04"), EasyCreditRig.Booking("FAILED", "failed", "9") }, StatedTotal = "6.04" };

        (await rig.RunAsync(EasyCreditRig.Operation with { Amount = 1000, ReturnedAmount = 604 })).ShouldBeOfType<GatewayOutcome.Accepted>();
    }

    [Theory]
    [InlineData("PENDING", "REFUND")]
    [InlineData("PROCESSING", "RefundBooking")]
    [InlineData("PENDING", "CAPTURE")]
    [InlineData("HUH", "REFUND")]
    public async Task It_waits_while_something_else_is_booked(string status, string type)
    {
        await using var rig = new EasyCreditRig { Bookings = { EasyCreditRig.Booking(status, "other", type: type) } };

        (await rig.RunAsync(EasyCreditRig.Operation)).ShouldBeOfType<GatewayOutcome.NotSent>();
        rig.Changes.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_sum_that_the_bookings_do_not_explain_is_for_a_person()
    {
        await using var rig = new EasyCreditRig { StatedTotal = "5.00" };

        (await rig.RunAsync(EasyCreditRig.Operation)).ShouldBeOfType<GatewayOutcome.Rejected>().Cause.ShouldBe(RejectionCause.Refused);
        rig.Changes.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_it_writes_is_shown_without_our_secrets()
    {
        await using var rig = new EasyCreditRig();
        rig.Instead = call => call.Path.EndsWith("/refund", StringComparison.Ordinal)
            ? EasyCreditRig.Json($$"""{"title":"bad\u0000 {{EasyCreditRig.ApiPassword}}","violations":[{"field":"value","message":"{{new string('x', 600)}}"}]}""", HttpStatusCode.BadRequest)
            : null;

        var message = (await rig.RunAsync(EasyCreditRig.Operation)).Message.ShouldNotBeNull();

        message.ShouldStartWith("easyCredit answered HTTP 400: bad  ***; value xxx");
        message.Length.ShouldBe(512);
    }

    [Fact]
    public async Task No_secret_reaches_a_log_even_at_trace()
    {
        await using var rig = new EasyCreditRig();
        await rig.RunAsync(EasyCreditRig.Operation with { GatewayPaymentId = null });
        await rig.RunAsync(EasyCreditRig.Cancel);
        await rig.ResolveAsync(EasyCreditRig.Operation);

        rig.Logs.Lines.ShouldNotBeEmpty();
        rig.Logs.All.ShouldNotContain("planted");
        foreach (var call in rig.Calls)
            rig.Logs.All.ShouldNotContain(call.Authorization!.Split(' ')[1]);
    }
}
