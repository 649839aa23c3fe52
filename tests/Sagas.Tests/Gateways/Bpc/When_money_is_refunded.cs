using Sagas.Contracts;
using Sagas.Gateways;

namespace Sagas.Tests.Gateways.Bpc;

public sealed class When_money_is_refunded : IAsyncDisposable
{
    private readonly BpcRig _rig = new();

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task The_call_is_as_documented()
    {
        _rig.On["POST /refunds"] = () => BpcRig.Json("""{"id":"re_1","amount":700,"paymentId":"p_1","status":"succeeded","currency":"EUR"}""");

        var outcome = await _rig.ExecuteAsync();

        outcome.ShouldBe(new GatewayOutcome.Succeeded(PaymentStatus.Confirmed, 700) { Reference = "re_1" });
        _rig.Sent.ShouldHaveSingleItem().ShouldBe(("POST /refunds", """{"amount":700,"paymentId":"p_1"}""", BpcRig.ApiKey, "2023-10-31"));
    }

    [Fact]
    public async Task The_last_part_ends_the_payment()
    {
        _rig.On["POST /refunds"] = () => BpcRig.Json("""{"id":"re_2","amount":700,"paymentId":"p_1","status":"succeeded"}""");

        (await _rig.ExecuteAsync(BpcRig.Operation with { ReturnedAmount = 300 }))
            .ShouldBe(new GatewayOutcome.Succeeded(PaymentStatus.Refunded, 700) { Reference = "re_2" });
    }

    [Theory]
    [InlineData("""{"id":"re_1","amount":701,"paymentId":"p_1","status":"succeeded"}""")]
    [InlineData("""{"id":"re_1","amount":700,"paymentId":"p_2","status":"succeeded"}""")]
    [InlineData("""{"amount":700}""")]
    [InlineData("[]")]
    [InlineData("<html/>")]
    public async Task An_answer_about_something_else_is_unknown(string body)
    {
        _rig.On["POST /refunds"] = () => BpcRig.Json(body);

        (await _rig.ExecuteAsync()).ShouldBeOfType<GatewayOutcome.Unknown>();
    }

    [Fact]
    public async Task What_was_there_before_is_remembered()
    {
        _rig.Payment("succeeded");
        _rig.Refunds(("re_b", 100, "succeeded"), ("re_a", 5, "failed"));

        var preparation = await _rig.PrepareAsync(BpcRig.Operation with { ReturnedAmount = 100 });

        preparation.ShouldBe(new GatewayPreparation { Snapshot = """["re_b"]""" });
    }

    [Fact]
    public async Task Money_that_went_back_elsewhere_is_not_returned_again()
    {
        _rig.Payment("succeeded");
        _rig.Refunds(("re_1", 1000, "succeeded"));

        var decided = (await _rig.PrepareAsync()).Decided.ShouldBeOfType<GatewayOutcome.Succeeded>();

        (decided.Status, decided.Amount, decided.External).ShouldBe((PaymentStatus.Refunded, 1000, true));
    }

    [Theory]
    [InlineData("requiresCapture", typeof(GatewayOutcome.NotSent))]
    [InlineData("canceled", typeof(GatewayOutcome.Rejected))]
    [InlineData("requiresAction", typeof(GatewayOutcome.Rejected))]
    public async Task A_payment_that_is_not_captured_is_not_refunded(string status, Type outcome)
    {
        _rig.Payment(status, received: 0);
        _rig.Refunds();

        (await _rig.PrepareAsync()).Decided.ShouldBeOfType(outcome);
    }

    [Fact]
    public async Task A_refund_under_way_is_waited_for()
    {
        _rig.Payment("succeeded");
        _rig.Refunds(("re_1", 700, "pending"));

        (await _rig.PrepareAsync()).Decided.ShouldBeOfType<GatewayOutcome.NotSent>();
    }

    [Theory]
    [InlineData("""{"data":[{"id":"re_1","amount":1,"status":"succeeded"}],"hasMore":true}""")]
    [InlineData("""{"data":[{"id":"re_1"}]}""")]
    [InlineData("""{"refunds":[]}""")]
    public async Task Nothing_is_concluded_from_a_part_of_the_list(string list)
    {
        _rig.Payment("succeeded");
        _rig.On["GET /payments/p_1/refunds"] = () => BpcRig.Json(list);

        (await _rig.PrepareAsync()).Decided.ShouldBeOfType<GatewayOutcome.NotSent>();
        (await _rig.ResolveAsync()).ShouldBeOfType<GatewayOutcome.Unknown>();
    }

    [Fact]
    public async Task A_lost_answer_is_found_by_what_is_new()
    {
        _rig.Payment("succeeded");
        _rig.Refunds(("re_old", 700, "succeeded"), ("re_new", 700, "succeeded"));

        var outcome = await _rig.ResolveAsync(BpcRig.Operation with { ReturnedAmount = 700, PaymentAmount = 1400, Snapshot = """["re_old"]""" });

        var done = outcome.ShouldBeOfType<GatewayOutcome.Succeeded>();
        (done.Amount, done.Reference, done.External).ShouldBe((700, "re_new", false));
    }

    [Fact]
    public async Task One_that_is_not_shown_was_not_done()
    {
        _rig.Payment("succeeded");
        _rig.Refunds(("re_old", 700, "succeeded"), ("re_other", 5, "succeeded"));

        (await _rig.ResolveAsync(BpcRig.Operation with { Snapshot = """["re_old"]""" }))
            .ShouldBe(new GatewayOutcome.NotDone { GatewayStatus = PaymentStatus.Confirmed, GatewayAmount = 1000 });
    }

    [Fact]
    public async Task One_under_way_is_waited_for_and_a_failed_one_is_for_a_person()
    {
        _rig.Payment("succeeded");
        _rig.Refunds(("re_1", 700, "pending"));
        (await _rig.ResolveAsync(BpcRig.Operation with { Snapshot = "[]" })).ShouldBeOfType<GatewayOutcome.Accepted>().Reference.ShouldBe("re_1");

        _rig.Refunds(("re_1", 700, "failed"));
        (await _rig.ResolveAsync(BpcRig.Operation with { Snapshot = "[]" })).ShouldBeOfType<GatewayOutcome.Rejected>().Cause.ShouldBe(RejectionCause.Refused);
    }

    [Fact]
    public async Task A_key_that_is_not_accepted_costs_the_payment_nothing()
    {
        _rig.On["POST /refunds"] = () => BpcRig.Json("""{"error":{"code":"auth","message":"planted-api-key is unknown"}}""", System.Net.HttpStatusCode.Unauthorized);

        var outcome = (await _rig.ExecuteAsync()).ShouldBeOfType<GatewayOutcome.NotSent>();

        outcome.Code.ShouldBe("auth");
        outcome.Message!.ShouldNotContain(BpcRig.ApiKey);
        _rig.Logs.All.ShouldNotContain(BpcRig.ApiKey);
    }
}
