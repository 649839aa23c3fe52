using System.Net;
using System.Text.Json.Nodes;
using Sagas.Tests.Simulators.EasyCredit;

namespace Sagas.Tests.Simulators.Commercetools;

public sealed class When_a_payment_is_updated
{
    private const string Path = $"payments/{CreditCalls.PaymentId}";

    [Fact]
    public async Task A_failed_authorization_cancels_what_nobody_has_paid()
    {
        await using var host = await CreditCalls.StartAsync();
        await host.KnowAsync("NEW");
        var before = await PaymentAsync(host);

        var answer = await FailAsync(host, before);

        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        answer.Json["transactions"]![0]!["state"]!.GetValue<string>().ShouldBe("Failure");
        answer.Json["version"]!.GetValue<long>().ShouldBeGreaterThan(before["version"]!.GetValue<long>());
        (await host.MovedAsync()).ShouldBe(["cancel 1604"]);
        (await host.GetAsync($"credit/{Path}")).Json["status"]!.GetValue<string>().ShouldBe("CANCELLED");
        // easyCredit is not told.
        (await host.ShopAsync(HttpMethod.Get, $"payment/v3/transaction/{CreditCalls.TechnicalId}")).Json["status"]!.GetValue<string>()
            .ShouldBe("PREAUTHORIZED");
    }

    [Fact]
    public async Task Repeating_it_moves_nothing()
    {
        await using var host = await CreditCalls.StartAsync();
        await host.KnowAsync("NEW");
        await FailAsync(host, await PaymentAsync(host));
        var after = await PaymentAsync(host);

        (await FailAsync(host, after)).Json["version"]!.GetValue<long>().ShouldBe(after["version"]!.GetValue<long>());
        (await host.MovedAsync()).ShouldBe(["cancel 1604"]);
    }

    [Fact]
    public async Task It_cancels_nothing_that_easyCredit_has_authorized()
    {
        await using var host = await CreditCalls.StartAsync();
        await host.KnowAsync("AUTHORIZED", ",\"authorizationState\":\"Pending\"");

        await FailAsync(host, await PaymentAsync(host));

        (await host.MovedAsync()).ShouldBeEmpty();
        (await host.GetAsync($"credit/{Path}")).Json["status"]!.GetValue<string>().ShouldBe("AUTHORIZED");
    }

    [Fact]
    public async Task An_old_version_is_a_conflict()
    {
        await using var host = await CreditCalls.StartAsync();
        await host.KnowAsync("NEW");
        var before = await PaymentAsync(host);
        await FailAsync(host, before, "Pending", "Initial");
        await FailAsync(host, await PaymentAsync(host), "Initial");
        var current = (await PaymentAsync(host))["version"]!.GetValue<long>();

        var answer = await FailAsync(host, before);

        answer.Status.ShouldBe(HttpStatusCode.Conflict);
        answer.Json["errors"]![0]!["code"]!.GetValue<string>().ShouldBe("ConcurrentModification");
        answer.Json["errors"]![0]!["currentVersion"]!.GetValue<long>().ShouldBe(current);
        (await host.MovedAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_conflict_on_demand_is_a_real_one()
    {
        await using var host = await CreditCalls.StartAsync();
        await host.KnowAsync("NEW");
        await host.FaultAsync("""{"kind":"refused","next":1,"on":"ct-update-payment"}""");
        var before = await PaymentAsync(host);

        (await FailAsync(host, before)).Status.ShouldBe(HttpStatusCode.Conflict);
        (await FailAsync(host, before)).Status.ShouldBe(HttpStatusCode.Conflict);
        (await FailAsync(host, await PaymentAsync(host))).Status.ShouldBe(HttpStatusCode.OK);
        (await host.MovedAsync()).ShouldBe(["cancel 1604"]);
    }

    [Theory]
    [InlineData("""{"action":"changeTransactionState","transactionId":"c2b818bb.1017101417","state":"Failure"}""", "InvalidOperation")]
    [InlineData("""{"action":"changeTransactionState","transactionId":"x"}""", "InvalidJsonInput")]
    [InlineData("""{"action":"sellEverything"}""", "InvalidJsonInput")]
    [InlineData("""{"action":"addTransaction","transaction":{"type":"Gift","amount":{"centAmount":1,"currencyCode":"EUR"}}}""", "InvalidJsonInput")]
    [InlineData("""{"action":"addTransaction","transaction":{"type":"Refund","amount":{"centAmount":1,"currencyCode":"RUB"}}}""", "InvalidInput")]
    public async Task One_wrong_action_undoes_them_all(string action, string code)
    {
        await using var host = await CreditCalls.StartAsync();
        await host.KnowAsync("NEW");
        var before = await PaymentAsync(host);
        var id = before["transactions"]![0]!["id"]!.GetValue<string>();
        var good = $$"""{"action":"changeTransactionState","transactionId":"{{id}}","state":"Failure"}""";

        var answer = await host.CtAsync(HttpMethod.Post, Path, $$"""{"version":{{before["version"]}},"actions":[{{good}},{{action}}]}""");

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Json["errors"]![0]!["code"]!.GetValue<string>().ShouldBe(code, answer.Text);
        (await host.MovedAsync()).ShouldBeEmpty();
        JsonNode.DeepEquals(await PaymentAsync(host), before).ShouldBeTrue();
    }

    [Fact]
    public async Task A_transaction_can_be_added()
    {
        await using var host = await CreditCalls.StartAsync();
        await host.KnowAsync("CONFIRMED");
        var version = (await PaymentAsync(host))["version"];

        var answer = await host.CtAsync(
            HttpMethod.Post,
            Path,
            $$"""{"version":{{version}},"actions":[{"action":"addTransaction","transaction":{"type":"Refund","amount":{"centAmount":100,"currencyCode":"EUR"} } }]}""");

        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        answer.Json["transactions"]!.AsArray().Select(one => $"{one!["type"]} {one["state"]} {one["amount"]!["centAmount"]}")
            .ShouldBe(["Authorization Success 1604", "Charge Success 1604", "Refund Initial 100"]);
        (await host.MovedAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task It_follows_what_the_payer_does()
    {
        await using var host = await CreditCalls.StartAsync();
        await host.KnowAsync("NEW");

        await host.SendAsync($"credit/{Path}/status", """{"status":"AUTHORIZED"}""");

        (await PaymentAsync(host))["transactions"]![0]!["state"]!.GetValue<string>().ShouldBe("Success");
    }

    private static async Task<JsonNode> PaymentAsync(SimulatorHost host) => (await host.CtAsync(HttpMethod.Get, Path)).Json;

    private static Task<Answer> FailAsync(SimulatorHost host, JsonNode payment, params string[] states)
    {
        var id = payment["transactions"]![0]!["id"]!.GetValue<string>();
        var actions = (states.Length == 0 ? ["Failure"] : states)
            .Select(state => $$"""{"action":"changeTransactionState","transactionId":"{{id}}","state":"{{state}}"}""");
        return host.CtAsync(HttpMethod.Post, Path, $$"""{"version":{{payment["version"]}},"actions":[{{string.Join(",", actions)}}]}""");
    }
}
