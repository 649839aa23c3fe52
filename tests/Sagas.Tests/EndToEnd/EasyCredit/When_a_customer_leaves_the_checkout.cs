using System.Text.Json;
using Sagas.Tests.EndToEnd.Support;

namespace Sagas.Tests.EndToEnd.EasyCredit;

public sealed class When_a_customer_leaves_the_checkout(CheckoutService service) : IClassFixture<CheckoutService>
{
    [Fact]
    public async Task The_payment_is_cancelled_however_often_it_is_asked_for()
    {
        var checkout = await new Checkout(service).UnpaidAsync();

        for (var i = 0; i < 2; i++)
        {
            var (status, body) = await checkout.CancelAsync();
            (status, body.GetRawText()).ShouldBe((200, $$"""{"paymentId":"{{checkout.CommercetoolsId}}"}"""));
        }

        (await checkout.Shop.SeeAsync())!.Status.ShouldBe("CANCELLED");
        await checkout.MovedOnceAsync("cancel");
    }

    [Fact]
    public async Task The_customer_is_sent_back_to_the_shop()
    {
        var checkout = await new Checkout(service).UnpaidAsync();

        using var response = await PostAsync($"{checkout.CancelPath}?redirectUrl=https%3A%2F%2Fshop.example%2Fcart%3Fx%3D1");

        ((int)response.StatusCode, response.Headers.Location?.AbsoluteUri).ShouldBe((302, "https://shop.example/cart?x=1"));
        (await checkout.Shop.UntilStateAsync("Cancelled")).Status.ShouldBe("CANCELLED");
    }

    [Theory]
    [InlineData("https%3A%2F%2Fevil.example%2F")]
    [InlineData("%2F%2Fevil.example")]
    [InlineData("javascript%3Aalert(1)")]
    [InlineData("https%3A%2F%2Fshop.example%40evil.example")]
    [InlineData("https%3A%2F%2Fevil.example%5C%40shop.example")]
    [InlineData("")]
    public async Task Nobody_is_sent_elsewhere_and_nothing_is_done(string target)
    {
        var checkout = await new Checkout(service).UnpaidAsync();

        using var response = await PostAsync($"{checkout.CancelPath}?redirectUrl={target}");

        ((int)response.StatusCode, response.Headers.Location).ShouldBe((400, null));
        (await checkout.Shop.SeeAsync())!.State.ShouldBe("New");
        (await checkout.LedgerAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("payment-initiated")]
    [InlineData("payment-authorized")]
    public async Task An_authorised_one_stays(string fact)
    {
        var checkout = await new Checkout(service).AtAsync("NEW");
        await checkout.FactAsync(fact, withTransaction: false);
        (await service.PostAsync($"/simulators/easycredit/payments/{checkout.CommercetoolsId}/status", """{"status":"AUTHORIZED"}""")).Status.ShouldBeLessThan(300);
        await checkout.Shop.UntilAsync(_ => true);

        var (status, body) = await checkout.CancelAsync();

        status.ShouldBe(400);
        if (fact == "payment-authorized")
            body.GetRawText().ShouldBe(
                """{"statusCode":400,"message":"You are not allowed to cancel a payment with Easy Credit AUTHORIZED transaction.","errors":[{"code":"TransactionIsAuthorized","message":"The transaction is in an AUTHORIZED state and cannot be canceled."}]}""");
        (await checkout.Shop.UntilStateAsync("Authorized")).Status.ShouldBe("AUTHORIZED");
        (await checkout.LedgerAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(""","easyCreditStatus":"OPEN","paymentInterface":"paypal" """, 400, "InvalidPaymentMethod")]
    [InlineData(""","authorizationState":"Success" """, 400, "InvalidPaymentTransaction")]
    public async Task What_cannot_be_cancelled_is_said_in_the_connectors_words(string announced, int http, string code)
    {
        var checkout = await new Checkout(service).UnpaidAsync(announced);

        var (status, body) = await checkout.CancelAsync();

        (status, CodeOf(body)).ShouldBe((http, code));
        (await checkout.LedgerAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task One_that_others_keep_changing_is_told_so_and_cancelled_later()
    {
        var checkout = await new Checkout(service).UnpaidAsync();
        await checkout.ArmAsync("""{"kind":"refused","on":"ct-update-payment","next":3}""");

        var (status, body) = await checkout.CancelAsync();

        (status, CodeOf(body)).ShouldBe((409, "ConcurrentModification"));
        await checkout.Shop.UntilStateAsync("Cancelled");
        await checkout.MovedOnceAsync("cancel");
    }

    [Fact]
    public async Task One_that_commercetools_does_not_know_is_not_found()
    {
        var checkout = await new Checkout(service).FactAsync("payment-initiated", withTransaction: false);
        await checkout.Shop.UntilStateAsync("New");

        var (status, body) = await checkout.CancelAsync();

        (status, CodeOf(body)).ShouldBe((404, "ResourceNotFound"));
    }

    [Theory]
    [InlineData("CONFIRMED", "payment-captured")]
    public async Task A_paid_one_stays(string standing, string fact)
    {
        var checkout = await new Checkout(service).AtAsync(standing);
        await checkout.FactAsync(fact);
        await checkout.Shop.UntilStateAsync("Confirmed");

        var (status, body) = await checkout.CancelAsync();

        (status, CodeOf(body)).ShouldBe((400, "InvalidPaymentTransaction"));
        (await checkout.LedgerAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Neither_an_unknown_id_nor_easyCredits_short_one_is_found()
    {
        var checkout = await new Checkout(service).AtAsync("NEW");
        await checkout.FactAsync("payment-initiated");
        await checkout.Shop.UntilStateAsync("New");

        foreach (var id in new[] { Guid.CreateVersion7().ToString("D"), checkout.TransactionId })
        {
            var (status, body) = await service.PostAsync($"/webhook/{id}/cancel", "");
            (status, CodeOf(body)).ShouldBe((404, "ResourceNotFound"));
        }

        (await checkout.Shop.SeeAsync())!.State.ShouldBe("New");
    }

    private static string? CodeOf(JsonElement body) => body.GetProperty("errors")[0].GetProperty("code").GetString();

    private async Task<HttpResponseMessage> PostAsync(string path)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = service.Client.BaseAddress };
        return await client.PostAsync(RunningService.Address(path), content: null);
    }
}
