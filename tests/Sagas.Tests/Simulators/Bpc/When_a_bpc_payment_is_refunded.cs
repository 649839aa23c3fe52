using System.Net;

namespace Sagas.Tests.Simulators.Bpc;

public sealed class When_a_bpc_payment_is_refunded
{
    [Fact]
    public async Task The_payment_stays_succeeded_and_the_refund_is_an_object()
    {
        await using var host = await BpcCalls.StartAsync("CONFIRMED", inSession: true);

        var answer = await host.RefundAsync();

        answer.Status.ShouldBe(HttpStatusCode.OK);
        var refund = answer.Json;
        refund.Word("id").ShouldStartWith("re_");
        refund.Word("id").Length.ShouldBeGreaterThan(90);
        refund.Word("paymentId").ShouldBe(BpcCalls.Payment);
        refund["amount"]!.GetValue<long>().ShouldBe(70_000);
        refund.Word("currency").ShouldBe("EUR");
        refund.Word("created").ShouldBe("2026-03-01T12:00:00Z");
        refund.Word("status").ShouldBe("succeeded");
        (await host.ReadAsync($"refunds/{refund.Word("id")}")).Text.ShouldBe(answer.Text);
        (await host.RefundsAsync()).ShouldHaveSingleItem()!.ToJsonString().ShouldBe(answer.Text);
        (await host.ReadAsync($"payments/{BpcCalls.Payment}")).Json.Word("status").ShouldBe("succeeded");
        (await host.ReadAsync($"sessions/{BpcCalls.Session}")).Json.Word("status").ShouldBe("completed");
        var movement = (await host.LedgerAsync()).ShouldHaveSingleItem()!;
        movement.Word("kind").ShouldBe("refund");
        movement.Word("reference").ShouldBe(refund.Word("id"));
    }

    [Fact]
    public async Task The_same_once_more_is_one_more_until_nothing_is_left()
    {
        await using var host = await BpcCalls.StartAsync("CONFIRMED");

        await host.RefundAsync("30000");
        await host.RefundAsync("30000");
        (await host.RefundAsync("30000")).ShouldFail(HttpStatusCode.BadRequest, "amountTooLarge");
        await host.RefundAsync("10000");
        (await host.RefundAsync("1")).ShouldFail(HttpStatusCode.BadRequest, "amountTooLarge");

        (await host.LedgerAsync()).Sum(movement => movement!["amount"]!.GetValue<long>()).ShouldBe(70_000);
        (await host.RefundsAsync()).Select(refund => refund!["amount"]!.GetValue<long>()).ShouldBe([30_000, 30_000, 10_000]);
    }

    [Theory]
    [InlineData("NEW")]
    [InlineData("AUTHORIZED")]
    public async Task It_is_once_it_succeeded(string status)
    {
        await using var host = await BpcCalls.StartAsync(status);

        (await host.RefundAsync()).ShouldFail(HttpStatusCode.BadRequest, "stateUnexpected");

        (await host.LedgerAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"paymentId":"p_1"}""")]
    [InlineData("""{"amount":"70000","paymentId":"p_1"}""")]
    [InlineData("""{"amount":0,"paymentId":"p_1"}""")]
    [InlineData("""{"amount":7.5,"paymentId":"p_1"}""")]
    [InlineData("""{"amount":5}""")]
    [InlineData("""{"amount":""")]
    public async Task A_wrong_field_is_an_error(string body)
    {
        await using var host = await BpcCalls.StartAsync();

        (await host.PostAsync("refunds", body)).ShouldFail(HttpStatusCode.BadRequest, "parameterInvalid");
    }

    [Theory]
    [InlineData("succeeded", 1)]
    [InlineData("failed", 0)]
    public async Task It_may_take_its_time(string end, int movements)
    {
        await using var host = await BpcCalls.StartAsync("CONFIRMED");
        await host.ArmAsync($$"""{"kind":"pending","reads":1,"end":"{{end}}"}""", "bpc");

        var refund = (await host.RefundAsync()).Json;

        refund.Word("status").ShouldBe("pending");
        (await host.LedgerAsync()).ShouldBeEmpty();
        (await host.RefundAsync()).ShouldFail(HttpStatusCode.BadRequest, "amountTooLarge");
        (await host.ReadAsync($"refunds/{refund.Word("id")}")).Json.Word("status").ShouldBe("pending");
        (await host.RefundsAsync()).ShouldHaveSingleItem()!.Word("status").ShouldBe(end);
        (await host.ReadAsync($"refunds/{refund.Word("id")}")).Json.Word("status").ShouldBe(end);
        (await host.LedgerAsync()).Count.ShouldBe(movements);
        (await host.RefundAsync()).Status.ShouldBe(end == "failed" ? HttpStatusCode.OK : HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task What_is_under_way_is_not_refunded_by_hand_as_well()
    {
        await using var host = await BpcCalls.StartAsync("CONFIRMED");
        await host.ArmAsync("""{"kind":"pending","reads":9}""", "bpc");
        await host.RefundAsync("50000");

        foreach (var amount in new[] { "", ",\"amount\":20001" })
        {
            (await host.SendAsync($"bpc/payments/{BpcCalls.Payment}/status", $$"""{"status":"REFUNDED"{{amount}}}""")).Status
                .ShouldBe(HttpStatusCode.Conflict);
        }

        (await host.LedgerAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_list_can_be_wrapped()
    {
        await using var host = await BpcCalls.StartAsync("CONFIRMED", more: ("Simulators:bpc:WrapLists", "true"));
        await host.RefundAsync();

        (await host.ReadAsync($"payments/{BpcCalls.Payment}/refunds")).Json["data"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_refund_of_the_back_office_is_listed()
    {
        await using var host = await BpcCalls.StartAsync("CONFIRMED");

        await host.MoveAsync("bpc", BpcCalls.Payment, """{"status":"REFUNDED","amount":20000}""");
        await host.RefundAsync("50000");

        (await host.RefundsAsync()).Select(refund => refund!["amount"]!.GetValue<long>()).ShouldBe([20_000, 50_000]);
        (await host.LedgerAsync()).Count.ShouldBe(2);
    }
}
