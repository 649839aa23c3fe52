using System.Net;
using Microsoft.Extensions.Options;

namespace Sagas.Tests.Simulators.EasyCredit;

public sealed class When_a_credit_is_looked_at
{
    [Theory]
    [InlineData("NEW", "", "PREAUTHORIZED")]
    [InlineData("NEW", ",\"easyCreditStatus\":\"OPEN\"", "OPEN")]
    [InlineData("NEW", ",\"easyCreditStatus\":\"DECLINED\"", "DECLINED")]
    [InlineData("AUTHORIZED", "", "AUTHORIZED")]
    [InlineData("CONFIRMED", "", "AUTHORIZED")]
    public async Task The_payment_api_knows_its_status(string status, string rest, string word)
    {
        await using var host = await CreditCalls.StartAsync();
        await host.KnowAsync(status, rest);

        var answer = await host.ShopAsync(HttpMethod.Get, $"payment/v3/transaction/{CreditCalls.TechnicalId}");

        answer.Json["status"]!.GetValue<string>().ShouldBe(word);
        answer.Json["transaction"]!["orderDetails"]!["orderId"]!.GetValue<string>().ShouldBe("order-1");
        if (word == "OPEN")
            answer.Json["decision"].ShouldBeNull();
        else
            answer.Json["decision"]!["transactionId"]!.GetValue<string>().ShouldBe(CreditCalls.TransactionId);
    }

    [Theory]
    [InlineData("AUTHORIZED", "REPORT_CAPTURE")]
    [InlineData("CONFIRMED", "IN_BILLING")]
    public async Task The_merchant_api_knows_it_once_paid(string status, string word)
    {
        await using var host = await CreditCalls.StartAsync();
        await host.KnowAsync(status);

        var transaction = await host.TransactionAsync();

        transaction["status"]!.GetValue<string>().ShouldBe(word);
        transaction["transactionId"]!.GetValue<string>().ShouldBe(CreditCalls.TransactionId);
        transaction["orderDetails"]!["originalOrderValue"]!.GetValue<decimal>().ShouldBe(16.04m);
        transaction["bookings"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_merchant_api_does_not_know_an_unpaid_one()
    {
        await using var host = await CreditCalls.StartAsync();
        await host.KnowAsync("NEW");

        var answer = await host.ShopAsync(HttpMethod.Get, $"merchant/v3/transaction/{CreditCalls.TransactionId}");

        answer.Status.ShouldBe(HttpStatusCode.NotFound);
        (await host.RefundAsync()).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("orderId=order-1", 1)]
    [InlineData("orderId=order-2", 0)]
    [InlineData("tId=V8RW8H&tId=XXXXXX", 1)]
    [InlineData("orderId=order-1&status=BILLED", 0)]
    [InlineData("orderId=order-1&page=1", 0)]
    public async Task Transactions_are_found_by_order_or_id(string query, int found)
    {
        await using var host = await CreditCalls.StartAsync();
        await host.KnowAsync("CONFIRMED");

        var answer = await host.ShopAsync(HttpMethod.Get, $"merchant/v3/transaction?{query}");

        answer.Json["transactionList"]!.AsArray().Count.ShouldBe(found, answer.Text);
        answer.Json["pagingDetails"]!["pageSize"]!.GetValue<int>().ShouldBe(100);
    }

    [Fact]
    public async Task A_capture_is_accepted_once()
    {
        await using var host = await CreditCalls.StartAsync();
        await host.KnowAsync("AUTHORIZED");
        const string path = $"merchant/v3/transaction/{CreditCalls.TransactionId}/capture";

        (await host.ShopAsync(HttpMethod.Post, path, """{"trackingNumber":"1"}""")).Status.ShouldBe(HttpStatusCode.Accepted);
        (await host.ShopAsync(HttpMethod.Post, path)).Status.ShouldBe(HttpStatusCode.Conflict);
        host.Time.Advance(TimeSpan.FromSeconds(1));

        (await host.TransactionAsync())["status"]!.GetValue<string>().ShouldBe("IN_BILLING");
        (await host.GetAsync($"credit/payments/{CreditCalls.PaymentId}")).Json["status"]!.GetValue<string>().ShouldBe("CONFIRMED");
        (await host.MovedAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_status_may_carry_that_of_its_booking()
    {
        await using var host = await CreditCalls.StartAsync(("SuffixStatus", "true"));
        await host.KnowAsync("CONFIRMED");
        await host.RefundAsync("""{"value":1}""");

        (await host.TransactionAsync())["status"]!.GetValue<string>().ShouldBe("IN_BILLING_PENDING");
    }

    [Fact]
    public async Task Only_the_shop_may_look()
    {
        await using var host = await CreditCalls.StartAsync();
        await host.KnowAsync("CONFIRMED");

        var wrong = await host.ShopAsync(HttpMethod.Get, $"merchant/v3/transaction/{CreditCalls.TransactionId}", password: "other");
        var none = await host.CallAsync(HttpMethod.Get, $"payment/v3/transaction/{CreditCalls.TechnicalId}", body: null, authorization: null);

        wrong.Status.ShouldBe(HttpStatusCode.Unauthorized);
        wrong.Json["title"].ShouldNotBeNull();
        wrong.Json["detail"].ShouldNotBeNull();
        none.Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("sign-secret", HttpStatusCode.OK)]
    [InlineData("other-secret", HttpStatusCode.Forbidden)]
    [InlineData(null, HttpStatusCode.Forbidden)]
    public async Task A_shop_that_signs_must_sign_its_bodies(string? secret, HttpStatusCode status)
    {
        await using var host = await CreditCalls.StartAsync(("SignatureSecret", "sign-secret"));

        var answer = await host.ShopAsync(HttpMethod.Post, "payment/v3/webshop/integrationcheck", """{"message":"hello"}""", secret: secret);

        answer.Status.ShouldBe(status);
        if (status == HttpStatusCode.OK)
            answer.Json["message"]!.GetValue<string>().ShouldBe("hello");
    }

    [Fact]
    public async Task An_integration_check_needs_a_message()
    {
        await using var host = await CreditCalls.StartAsync();

        (await host.ShopAsync(HttpMethod.Post, "payment/v3/webshop/integrationcheck", "{}")).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("ApiPassword", "", "Simulators:credit:ApiPassword")]
    [InlineData("SettleAfter", "soon", "Simulators:credit:SettleAfter")]
    [InlineData("SignatureSecret", "", "Simulators:credit:SignatureSecret")]
    [InlineData("TokenLifetime", "00:00:00", "Simulators:credit:TokenLifetime")]
    public async Task A_wrong_setting_stops_the_start(string key, string value, string named)
    {
        var error = await Should.ThrowAsync<OptionsValidationException>(() => CreditCalls.StartAsync((key, value)));

        error.Message.ShouldContain(named);
    }
}
