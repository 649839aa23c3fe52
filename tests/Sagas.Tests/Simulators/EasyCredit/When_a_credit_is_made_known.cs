using System.Net;

namespace Sagas.Tests.Simulators.EasyCredit;

public sealed class When_a_credit_is_made_known
{
    [Fact]
    public async Task Ids_are_made_up_where_none_are_given()
    {
        await using var host = await CreditCalls.StartAsync();
        foreach (var id in new[] { "p-1", "p-2" })
        {
            var known = await host.SendAsync("credit/payments", $$"""{"paymentId":"{{id}}","amount":100,"currency":"EUR","status":"AUTHORIZED"}""");
            known.Status.ShouldBe(HttpStatusCode.Created, known.Text);
        }

        var ids = new List<string>();
        foreach (var id in new[] { "p-1", "p-2" })
        {
            var payment = (await host.CtAsync(HttpMethod.Get, $"payments/{id}")).Json;
            var interactionId = payment["transactions"]![0]!["interactionId"]!.GetValue<string>();
            ids.Add((await host.ShopAsync(HttpMethod.Get, $"payment/v3/transaction/{interactionId}")).Json["decision"]!["transactionId"]!.GetValue<string>());
        }

        ids.ShouldBeUnique();
        ids.ShouldAllBe(id => id.Length == 6 && id.All(char.IsAsciiLetterOrDigit));
        (await host.CtAsync(HttpMethod.Get, "carts/cart-p-1")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_same_again_changes_nothing_and_another_is_refused()
    {
        await using var host = await CreditCalls.StartAsync();
        await host.KnowAsync("NEW");

        (await host.AnnounceAsync("NEW")).Status.ShouldBe(HttpStatusCode.OK);
        (await host.AnnounceAsync("NEW", ",\"cartFrozen\":false")).Status.ShouldBe(HttpStatusCode.Conflict);
    }

    [Theory]
    [InlineData("""{"paymentId":"p","amount":100,"currency":"RUB","status":"NEW"}""", "currency")]
    [InlineData("""{"paymentId":"p","amount":100,"currency":"EUR","status":"NEW","transactionId":"v8rw8h"}""", "transactionId")]
    [InlineData("""{"paymentId":"p","amount":100,"currency":"EUR","status":"NEW","transactionId":"V8RW8H"}""", "transactionId")]
    [InlineData("""{"paymentId":"p","amount":100,"currency":"EUR","status":"NEW","cartId":"cart-1"}""", "cartId")]
    [InlineData("""{"paymentId":"p","amount":100,"currency":"EUR","status":"NEW","authorizationState":"Done"}""", "authorizationState")]
    [InlineData("""{"paymentId":"p","amount":100,"currency":"EUR","status":"NEW","easyCreditStatus":"AUTHORIZED"}""", "easyCreditStatus")]
    public async Task What_cannot_be_is_refused(string body, string field)
    {
        await using var host = await CreditCalls.StartAsync();
        await host.KnowAsync("NEW");

        (await host.SendAsync("credit/payments", body)).ShouldRefuse(field);
    }
}
