using System.Net;

namespace Sagas.Tests.Simulators.EasyCredit;

public sealed class When_a_credit_is_refunded
{
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData("AUTHORIZED", "reverse 1604", "REVERSED")]
    [InlineData("CONFIRMED", "refund 1604", "REFUNDED")]
    public async Task It_is_accepted_first_and_done_later(string from, string movement, string end)
    {
        await using var host = await CreditCalls.StartAsync();
        await host.KnowAsync(from);

        var accepted = await host.RefundAsync("""{"value":16.04,"bookingId":"booking-1"}""");

        accepted.Status.ShouldBe(HttpStatusCode.Accepted);
        accepted.Text.ShouldBeEmpty();
        (await host.BookingsAsync()).ShouldBe(["PENDING"]);
        (await host.BookingsAsync()).ShouldBe(["PROCESSING"]);
        (await host.MovedAsync()).ShouldBeEmpty();
        host.Time.Advance(Settled);
        (await host.BookingsAsync()).ShouldBe(["DONE"]);
        (await host.MovedAsync()).ShouldBe([movement]);
        (await host.LedgerAsync())[0]!["reference"]!.GetValue<string>().ShouldBe("booking-1");
        (await host.TransactionAsync())["refundsTotalValue"]!.GetValue<decimal>().ShouldBe(16.04m);
        (await host.GetAsync($"credit/payments/{CreditCalls.PaymentId}")).Json["status"]!.GetValue<string>().ShouldBe(end);
    }

    [Fact]
    public async Task Without_a_body_it_is_all_that_is_left()
    {
        await using var host = await CreditCalls.StartAsync();
        await host.KnowAsync("AUTHORIZED");

        await host.RefundAsync();
        host.Time.Advance(Settled);

        (await host.MovedAsync()).ShouldBe(["reverse 1604"]);
    }

    [Fact]
    public async Task Several_may_be_active_and_the_one_that_is_too_much_fails_in_the_end()
    {
        await using var host = await CreditCalls.StartAsync();
        await host.KnowAsync("CONFIRMED");

        foreach (var value in new[] { "10", "6.05", "6.04" })
            (await host.RefundAsync($$"""{"value":{{value}}}""")).Status.ShouldBe(HttpStatusCode.Accepted);
        host.Time.Advance(Settled);

        (await host.BookingsAsync()).ShouldBe(["DONE", "FAILED", "DONE"]);
        (await host.MovedAsync()).ShouldBe(["refund 1000", "refund 604"]);
        var transaction = await host.TransactionAsync();
        transaction["bookings"]![1]!["message"]!["messageEN"].ShouldNotBeNull();
        transaction["refundDetails"]!.AsArray().Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("DONE", 1)]
    [InlineData("FAILED", 0)]
    public async Task It_ends_as_ordered_after_so_many_reads(string end, int movements)
    {
        await using var host = await CreditCalls.StartAsync();
        await host.KnowAsync("CONFIRMED");
        await host.FaultAsync($$"""{"kind":"pending","reads":2,"end":"{{end}}","on":"refund"}""");

        await host.RefundAsync("""{"value":1}""");
        host.Time.Advance(TimeSpan.FromDays(1));

        (await host.BookingsAsync()).ShouldBe(["PENDING"]);
        (await host.BookingsAsync()).ShouldBe(["PROCESSING"]);
        (await host.BookingsAsync()).ShouldBe([end]);
        (await host.MovedAsync()).Count.ShouldBe(movements);
    }

    [Theory]
    [InlineData("false", 2)]
    [InlineData("true", 1)]
    public async Task A_booking_id_is_a_label_unless_set_otherwise(string dedupe, int movements)
    {
        await using var host = await CreditCalls.StartAsync(("DedupeBookingIds", dedupe));
        await host.KnowAsync("CONFIRMED");

        await host.RefundAsync("""{"value":1,"bookingId":"booking-1"}""");
        await host.RefundAsync("""{"value":1,"bookingId":"booking-1"}""");
        host.Time.Advance(Settled);

        (await host.MovedAsync()).Count.ShouldBe(movements);
    }

    [Theory]
    [InlineData("""{"value":0}""", "value")]
    [InlineData("""{"value":-1}""", "value")]
    [InlineData("""{"value":1.005}""", "value")]
    [InlineData("""{"value":"1"}""", "value")]
    [InlineData("""{"bookingId":"x"}""", "value")]
    [InlineData("""{"value":1,"bookingId":5}""", "bookingId")]
    [InlineData("nonsense", "body")]
    public async Task What_makes_no_sense_is_a_violation(string body, string field)
    {
        await using var host = await CreditCalls.StartAsync();
        await host.KnowAsync("CONFIRMED");

        var answer = await host.RefundAsync(body);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Json["violations"]![0]!["field"]!.GetValue<string>().ShouldBe(field);
        answer.Json["violations"]![0]!["message"]!.GetValue<string>().ShouldNotBeEmpty();
        answer.Json["title"].ShouldNotBeNull();
        (await host.BookingsAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"kind":"refused"}""", HttpStatusCode.BadRequest, 0)]
    [InlineData("""{"kind":"refused","code":"403"}""", HttpStatusCode.Forbidden, 0)]
    [InlineData("""{"kind":"rate-limited"}""", HttpStatusCode.TooManyRequests, 0)]
    [InlineData("""{"kind":"500"}""", HttpStatusCode.InternalServerError, 0)]
    [InlineData("""{"kind":"html-502","executed":true}""", HttpStatusCode.BadGateway, 1)]
    public async Task A_fault_moves_money_only_when_it_executes(string fault, HttpStatusCode status, int movements)
    {
        await using var host = await CreditCalls.StartAsync();
        await host.KnowAsync("CONFIRMED");
        await host.FaultAsync(fault);

        (await host.RefundAsync("""{"value":1}""")).Status.ShouldBe(status);
        host.Time.Advance(Settled);

        (await host.MovedAsync()).Count.ShouldBe(movements);
    }

    [Fact]
    public async Task A_back_office_refund_is_a_booking_without_a_name()
    {
        await using var host = await CreditCalls.StartAsync();
        await host.KnowAsync("CONFIRMED");

        await host.SendAsync($"credit/payments/{CreditCalls.PaymentId}/status", """{"status":"REFUNDED"}""");

        var booking = (await host.TransactionAsync())["bookings"]!.AsArray().Single()!;
        booking["status"]!.GetValue<string>().ShouldBe("DONE");
        booking["amount"]!.GetValue<decimal>().ShouldBe(16.04m);
        booking["bookingId"].ShouldBeNull();
        (await host.MovedAsync()).ShouldBe(["refund 1604"]);
    }
}
