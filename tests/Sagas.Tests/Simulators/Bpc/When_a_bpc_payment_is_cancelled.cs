using System.Net;

namespace Sagas.Tests.Simulators.Bpc;

public sealed class When_a_bpc_payment_is_cancelled
{
    [Fact]
    public async Task An_open_session_expires()
    {
        await using var host = await BpcCalls.StartAsync("NEW", inSession: true);
        (await host.ReadAsync($"sessions/{BpcCalls.Session}")).Json.Word("status").ShouldBe("open");

        var answer = await host.ExpireAsync();

        answer.Status.ShouldBe(HttpStatusCode.OK);
        var session = answer.Json;
        session.Word("id").ShouldBe(BpcCalls.Session);
        session.Word("status").ShouldBe("expired");
        session.Word("paymentStatus").ShouldBe("unpaid");
        session.Word("created").ShouldBe("2026-03-01T12:00:00Z");
        session["amount"]!.GetValue<long>().ShouldBe(70_000);
        session["paymentData"]!.Word("captureMethod").ShouldBe("automatic");
        (await host.LedgerAsync()).ShouldHaveSingleItem()!.Word("kind").ShouldBe("cancel");
        (await host.ExpireAsync()).ShouldFail(HttpStatusCode.BadRequest, "stateUnexpected");
        (await host.LedgerAsync()).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("AUTHORIZED", "unpaid")]
    [InlineData("CONFIRMED", "paid")]
    public async Task A_completed_session_does_not(string status, string paid)
    {
        await using var host = await BpcCalls.StartAsync(status, inSession: true);

        (await host.ExpireAsync()).ShouldFail(HttpStatusCode.BadRequest, "stateUnexpected");

        var session = (await host.ReadAsync($"sessions/{BpcCalls.Session}")).Json;
        session.Word("status").ShouldBe("completed");
        session.Word("paymentStatus").ShouldBe(paid);
        (await host.LedgerAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("NEW", "", "requiresPaymentMethod", 0, "cancel")]
    [InlineData("NEW", ",\"paymentStatus\":\"requiresAction\"", "requiresAction", 0, "cancel")]
    [InlineData("AUTHORIZED", "", "requiresCapture", 70_000, "reverse")]
    public async Task It_is_before_the_first_capture(string announced, string extra, string before, long capturable, string movement)
    {
        await using var host = await BpcCalls.StartAsync(announced, extra: extra);
        var payment = (await host.ReadAsync($"payments/{BpcCalls.Payment}")).Json;
        payment.Word("status").ShouldBe(before);
        payment["amountCapturable"]!.GetValue<long>().ShouldBe(capturable);
        payment["canceledAt"].ShouldBeNull();

        var answer = await host.CancelPaymentAsync();

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Json.Word("status").ShouldBe("canceled");
        answer.Json.Word("canceledAt").ShouldBe("2026-03-01T12:00:00Z");
        answer.Json["amountCapturable"]!.GetValue<long>().ShouldBe(0);
        (await host.LedgerAsync()).ShouldHaveSingleItem()!.Word("kind").ShouldBe(movement);
        (await host.CancelPaymentAsync()).ShouldFail(HttpStatusCode.BadRequest, "stateUnexpected");
    }

    [Fact]
    public async Task It_is_not_once_it_is_captured()
    {
        await using var host = await BpcCalls.StartAsync("CONFIRMED");

        (await host.CancelPaymentAsync()).ShouldFail(HttpStatusCode.BadRequest, "stateUnexpected");

        (await host.LedgerAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task While_the_page_is_open_there_is_no_payment()
    {
        await using var host = await BpcCalls.StartAsync("NEW", inSession: true);

        (await host.CancelPaymentAsync()).ShouldFail(HttpStatusCode.NotFound, "resourceMissing");
        (await host.ReadAsync($"payments/{BpcCalls.Payment}")).ShouldFail(HttpStatusCode.NotFound, "resourceMissing");
        (await host.RefundAsync()).ShouldFail(HttpStatusCode.NotFound, "resourceMissing");
        await host.MoveAsync("bpc", BpcCalls.Payment, """{"status":"CONFIRMED"}""");
        (await host.ReadAsync($"payments/{BpcCalls.Payment}")).Json.Word("status").ShouldBe("succeeded");
    }

    [Fact]
    public async Task A_hold_of_a_session_is_released_by_its_payment()
    {
        await using var host = await BpcCalls.StartAsync("AUTHORIZED", inSession: true);

        (await host.CancelPaymentAsync()).Json.Word("status").ShouldBe("canceled");

        (await host.ReadAsync($"sessions/{BpcCalls.Session}")).Json.Word("status").ShouldBe("completed");
        (await host.LedgerAsync()).ShouldHaveSingleItem()!.Word("kind").ShouldBe("reverse");
    }
}
