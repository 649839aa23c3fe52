using Sagas.Contracts;
using Sagas.Gateways;

namespace Sagas.Tests.Gateways.IBusiness;

public sealed class When_the_gateway_refuses
{
    [Fact]
    public async Task The_status_is_read_back_by_order_and_found_by_payment()
    {
        await using var rig = new IBusinessRig
        {
            OnCancel = () => IBusinessRig.Refused("1005"),
            OnCheck = () => IBusinessRig.Listed("CONFIRMED"),
        };

        (await rig.ExecuteAsync()).ShouldBe(new GatewayOutcome.Rejected(RejectionCause.Refused)
        {
            Code = "1005",
            Message = "No (status CONFIRMED)",
            GatewayStatus = PaymentStatus.Confirmed,
            GatewayAmount = 150_000,
        });
        rig.Sent.Last().Address.ShouldBe(new Uri("http://gateway.test/api/checkOrder"));
        rig.Bodies[^1].GetProperty("OrderId").GetString().ShouldBe("order-1");
    }

    [Fact]
    public async Task A_payment_that_was_captured_meanwhile_has_moved_on()
    {
        await using var rig = new IBusinessRig
        {
            OnCancel = () => IBusinessRig.Refused("1005"),
            OnCheck = () => IBusinessRig.Listed("CONFIRMED"),
        };

        var rejected = (await rig.ExecuteAsync(IBusinessRig.Operation with { Kind = OperationKind.Reverse })).ShouldBeOfType<GatewayOutcome.Rejected>();

        rejected.Cause.ShouldBe(RejectionCause.PaymentMovedOn);
        rejected.GatewayStatus.ShouldBe(PaymentStatus.Confirmed);
        rejected.GatewayAmount.ShouldBe(150_000);
    }

    [Fact]
    public async Task A_refusal_whose_reason_cannot_be_read_back_is_unknown()
    {
        await using var rig = new IBusinessRig { OnCancel = () => IBusinessRig.Refused("1005") };
        (await rig.ExecuteAsync()).ShouldBeOfType<GatewayOutcome.Unknown>().Code.ShouldBe("1005");
    }

    [Fact]
    public async Task An_order_that_we_do_not_know_is_taken_from_the_answer()
    {
        await using var rig = new IBusinessRig
        {
            OnCancel = () => IBusinessRig.Refused("1005"),
            OnCheck = () => IBusinessRig.Listed("REFUNDED"),
        };

        (await rig.ExecuteAsync(IBusinessRig.Operation with { OrderId = null }))
            .ShouldBeOfType<GatewayOutcome.Rejected>().Cause.ShouldBe(RejectionCause.AlreadyDone);
        rig.Bodies[^1].GetProperty("OrderId").GetString().ShouldBe("order-1");
    }

    [Fact]
    public async Task Without_any_order_the_refusal_is_unknown()
    {
        await using var rig = new IBusinessRig
        {
            OnCancel = () => IBusinessRig.Json("{\"Success\":false,\"ErrorCode\":\"1005\"}"),
            OnCheck = () => IBusinessRig.Listed("CONFIRMED"),
        };

        (await rig.ExecuteAsync(IBusinessRig.Operation with { OrderId = null })).ShouldBeOfType<GatewayOutcome.Unknown>();
        (await rig.ResolveAsync(IBusinessRig.Operation with { OrderId = null })).ShouldBeOfType<GatewayOutcome.Unknown>();
        rig.Sent.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"Success":true,"ErrorCode":"0","Payments":[]}""")]
    [InlineData("""{"Success":true,"ErrorCode":"0","Payments":[{"PaymentId":"1","Status":"REFUNDED"}]}""")]
    [InlineData("""{"Success":true,"ErrorCode":"0","Payments":[{"PaymentId":"987654321","Status":"REFUNDED"},{"PaymentId":987654321,"Status":"CONFIRMED"}]}""")]
    [InlineData("""{"Success":true,"ErrorCode":"0","Payments":{"PaymentId":"987654321","Status":"REFUNDED"}}""")]
    [InlineData("""{"Success":false,"ErrorCode":"1004","Message":"Order not found","Payments":[]}""")]
    [InlineData("""{"Payments":[{"PaymentId":"987654321","Status":"REFUNDED"}]}""")]
    public async Task A_list_that_does_not_tell_is_unknown(string list)
    {
        await using var rig = new IBusinessRig { OnCheck = () => IBusinessRig.Json(list) };
        (await rig.ResolveAsync()).ShouldBeOfType<GatewayOutcome.Unknown>();
    }

    [Fact]
    public async Task What_it_writes_is_shown_without_our_secrets_and_without_control_characters()
    {
        await using var rig = new IBusinessRig();
        rig.OnCancel = () => IBusinessRig.Json(
            $$"""
            {"Success":false,"ErrorCode":"9001","PaymentId":987654321,
             "Message":"bad\u0000 {{IBusinessRig.Password}}","Details":"{{rig.Bodies[0].GetProperty("Token").GetString()}} {{new string('x', 600)}}"}
            """);

        var message = (await rig.ExecuteAsync()).Message.ShouldNotBeNull();

        message.ShouldStartWith("bad  ***: *** xxx");
        message.Length.ShouldBe(512);
    }

    [Fact]
    public async Task No_secret_reaches_a_log_even_at_trace()
    {
        await using var rig = new IBusinessRig
        {
            OnCancel = () => IBusinessRig.Refused("1005"),
            OnCheck = () => IBusinessRig.Listed("CONFIRMED"),
        };
        await rig.ExecuteAsync();
        await rig.ResolveAsync();

        rig.Logs.Lines.ShouldNotBeEmpty();
        rig.Logs.All.ShouldNotContain(IBusinessRig.Password);
        foreach (var body in rig.Bodies)
            rig.Logs.All.ShouldNotContain(body.GetProperty("Token").GetString()!);
    }
}
