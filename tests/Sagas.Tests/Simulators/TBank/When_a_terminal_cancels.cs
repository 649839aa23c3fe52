using System.Net;

namespace Sagas.Tests.Simulators.TBank;

public sealed class When_a_terminal_cancels
{
    [Theory]
    [InlineData("NEW", "CANCELED", "cancel 1000")]
    [InlineData("AUTHORIZED", "REVERSED", "reverse 1000")]
    [InlineData("CONFIRMED", "REFUNDED", "refund 1000")]
    public async Task All_of_it_goes_back_once(string from, string end, string movement)
    {
        await using var host = await TerminalCalls.StartAsync();
        await host.KnowAsync(from);

        var answer = await host.CancelAsync();
        var again = await host.CancelAsync();

        answer.Succeeded.ShouldBeTrue(answer.Text);
        answer.Word().ShouldBe(end);
        answer.Json["OriginalAmount"]!.GetValue<long>().ShouldBe(1000);
        answer.Json["NewAmount"]!.GetValue<long>().ShouldBe(0);
        again.Status.ShouldBe(HttpStatusCode.OK);
        again.Code.ShouldBe("4");
        again.Word().ShouldBe(end);
        (await host.MovedAsync()).ShouldBe([movement]);
        (await host.StateAsync()).Word().ShouldBe(end);
    }

    [Theory]
    [InlineData("AUTHORIZED", "PARTIAL_REVERSED", "reverse", "REVERSED")]
    [InlineData("CONFIRMED", "PARTIAL_REFUNDED", "refund", "REFUNDED")]
    public async Task A_part_leaves_the_rest(string from, string part, string kind, string end)
    {
        await using var host = await TerminalCalls.StartAsync();
        await host.KnowAsync(from);

        var first = await host.CancelAsync(300);
        var tooMuch = await host.CancelAsync(701);
        var last = await host.CancelAsync(700);

        first.Word().ShouldBe(part);
        first.Json["NewAmount"]!.GetValue<long>().ShouldBe(700);
        tooMuch.Code.ShouldBe("330");
        tooMuch.Word().ShouldBe(part);
        last.Word().ShouldBe(end);
        last.Json["OriginalAmount"]!.GetValue<long>().ShouldBe(700);
        (await host.MovedAsync()).ShouldBe([$"{kind} 300", $"{kind} 700"]);
    }

    [Fact]
    public async Task What_was_carried_out_is_not_refused_when_it_comes_again()
    {
        await using var host = await TerminalCalls.StartAsync();
        await host.KnowAsync("CONFIRMED");
        await host.CancelAsync(300, key: "k-1");
        await host.SendAsync("tbank/faults", """{"kind":"refused","next":2}""");

        var again = await host.CancelAsync(300, key: "k-1");
        var other = await host.CancelAsync(300, key: "k-2");

        again.Succeeded.ShouldBeTrue(again.Text);
        again.Json["NewAmount"]!.GetValue<long>().ShouldBe(700);
        other.Code.ShouldBe("3002");
        (await host.MovedAsync()).ShouldBe(["refund 300"]);
    }

    [Fact]
    public async Task An_unpaid_payment_is_cancelled_whole_whatever_the_amount()
    {
        await using var host = await TerminalCalls.StartAsync();
        await host.KnowAsync("NEW");

        (await host.CancelAsync(1)).Word().ShouldBe("CANCELED");
        (await host.MovedAsync()).ShouldBe(["cancel 1000"]);
    }

    [Fact]
    public async Task A_hold_that_lost_a_part_is_whole_again_once_taken()
    {
        await using var host = await TerminalCalls.StartAsync();
        await host.KnowAsync("AUTHORIZED");
        await host.CancelAsync(300);

        await host.SendAsync("tbank/payments/2304882/status", """{"status":"CONFIRMED"}""");

        (await host.StateAsync()).Word().ShouldBe("CONFIRMED");
        (await host.CancelAsync()).Json["OriginalAmount"]!.GetValue<long>().ShouldBe(700);
    }

    [Fact]
    public async Task What_expired_was_not_cancelled()
    {
        await using var host = await TerminalCalls.StartAsync();
        await host.KnowAsync("NEW");

        await host.SendAsync("tbank/payments/2304882/status", """{"status":"CANCELLED"}""");

        (await host.StateAsync()).Word().ShouldBe("DEADLINE_EXPIRED");
    }

    [Fact]
    public async Task The_same_key_answers_the_same_cancel()
    {
        await using var host = await TerminalCalls.StartAsync();
        await host.KnowAsync("CONFIRMED");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => host.CancelAsync(300, "key-1")));

        answers.ShouldAllBe(answer => answer.Succeeded && answer.Json["NewAmount"]!.GetValue<long>() == 700);
        answers[0].Json["ExternalRequestId"]!.GetValue<string>().ShouldBe("key-1");
        (await host.MovedAsync()).ShouldBe(["refund 300"]);
        (await host.LedgerAsync())[0]!["operationKey"]!.GetValue<string>().ShouldBe("key-1");
    }

    [Fact]
    public async Task A_key_of_another_payment_is_refused()
    {
        await using var host = await TerminalCalls.StartAsync();
        await host.KnowAsync("CONFIRMED");
        await host.KnowAsync("CONFIRMED", "2304883");
        await host.CancelAsync(300, "key-1");

        (await host.CancelAsync(300, "key-1", "2304883")).Succeeded.ShouldBeFalse();
        (await host.MovedAsync()).ShouldBe(["refund 300"]);
    }

    [Theory]
    [InlineData("AUTHORIZED", "REVERSING", "REVERSED")]
    [InlineData("CONFIRMED", "REFUNDING", "REFUNDED")]
    public async Task It_may_take_a_while(string from, string meanwhile, string end)
    {
        await using var host = await TerminalCalls.StartAsync();
        await host.KnowAsync(from);
        await host.SlowAsync(reads: 2, end: "done");

        (await host.CancelAsync(key: "key-1")).Word().ShouldBe(meanwhile);
        (await host.CancelAsync(key: "key-2")).Code.ShouldBe("8");
        (await host.MovedAsync()).ShouldBeEmpty();
        (await host.StateAsync()).Word().ShouldBe(meanwhile);
        (await host.CancelAsync(key: "key-1")).Word().ShouldBe(meanwhile);
        (await host.StateAsync()).Word().ShouldBe(end);
        (await host.MovedAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task It_may_fail_in_the_end_and_be_tried_again()
    {
        await using var host = await TerminalCalls.StartAsync();
        await host.KnowAsync("CONFIRMED");
        await host.SlowAsync(reads: 0, end: "failed");

        (await host.CancelAsync(key: "key-1")).Word().ShouldBe("REFUNDING");
        (await host.StateAsync()).Word().ShouldBe("CONFIRMED");
        (await host.MovedAsync()).ShouldBeEmpty();
        (await host.CancelAsync(key: "key-2")).Word().ShouldBe("REFUNDED");
        (await host.MovedAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task It_may_expire_meanwhile()
    {
        await using var host = await TerminalCalls.StartAsync();
        await host.KnowAsync("AUTHORIZED");
        await host.SlowAsync(reads: 0, end: "done");
        await host.CancelAsync();

        await host.SendAsync("tbank/payments/2304882/status", """{"status":"REVERSED"}""");

        (await host.StateAsync()).Word().ShouldBe("REVERSED");
        (await host.MovedAsync()).ShouldBeEmpty();
    }
}
