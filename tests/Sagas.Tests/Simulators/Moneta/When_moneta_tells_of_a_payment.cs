using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using Sagas.Simulators.Moneta;
using Sagas.Tests.Simulators.Webhooks;
using Sagas.Tests.Support;

namespace Sagas.Tests.Simulators.Moneta;

public sealed class When_moneta_tells_of_a_payment
{
    // The published vectors.
    private const string PublishedSignature = "69bdf9bd91820b8f7b4c4b25d3d22dfa";
    private const string PublishedReply = "29807c8e5d82198b5c4360e6ec711cce";

    [Fact]
    public void The_signatures_are_the_published_ones()
    {
        PayUrlSignature.OfRequest("54600817", "FF790ABCD", "123456", "120.25", "RUB", "", "0", "QWERTY").ShouldBe(PublishedSignature);
        PayUrlSignature.OfAnswer("200", "54600817", "FF790ABCD", "QWERTY").ShouldBe(PublishedReply);
    }

    [Fact]
    public async Task It_posts_a_signed_form()
    {
        await using var host = await WebhookCalls.StartAsync();

        await host.PayAsync();

        var call = (await host.Merchant.ShouldGetAsync(1))[0];
        call.Method.ShouldBe("POST");
        call.ContentType.ShouldBe("application/x-www-form-urlencoded");
        call.Address.ToString().ShouldBe("http://merchant.example/pay?shop=7");
        Fields(call.Body).ShouldBe(Expected());
    }

    [Fact]
    public async Task It_gets_with_the_same_fields_behind_those_of_the_address()
    {
        await using var host = await WebhookCalls.StartAsync(("Simulators:assistant:PayUrlMethod", "GET"));

        await host.PayAsync();

        var call = (await host.Merchant.ShouldGetAsync(1))[0];
        call.Method.ShouldBe("GET");
        call.Body.ShouldBeEmpty();
        Fields(call.Address.Query).ShouldBe([new("shop", "7"), .. Expected()], ignoreOrder: true);
    }

    [Fact]
    public async Task A_subscriber_and_the_test_mode_are_signed_too()
    {
        await using var host = await WebhookCalls.StartAsync(("Simulators:assistant:TestMode", "true"));

        await host.AnnounceAtAsync(
            "assistant", """{"paymentId":"1","amount":5,"currency":"RUB","status":"CONFIRMED","orderId":"o","subscriberId":"Анна"}""");

        var fields = Fields((await host.Merchant.ShouldGetAsync(1))[0].Body).ToDictionary();
        fields["MNT_AMOUNT"].ShouldBe("0.05");
        fields["MNT_SUBSCRIBER_ID"].ShouldBe("Анна");
        fields["MNT_TEST_MODE"].ShouldBe("1");
        fields["MNT_SIGNATURE"].ShouldBe(PayUrlSignature.OfRequest("54600817", "o", "1", "0.05", "RUB", "Анна", "1", "QWERTY"));
    }

    [Theory]
    [InlineData("NEW")]
    [InlineData("AUTHORIZED")]
    public async Task It_is_told_when_the_money_is_taken_and_only_then(string status)
    {
        await using var host = await WebhookCalls.StartAsync();
        await host.AnnounceAtAsync("assistant", $$"""{"paymentId":"1","amount":5,"currency":"RUB","status":"{{status}}"}""");

        await host.MoveAsync("assistant", "1", """{"status":"CONFIRMED"}""");
        await host.MoveAsync("assistant", "1", """{"status":"REFUNDED","amount":2}""");
        await host.MoveAsync("assistant", "1", """{"status":"REFUNDED"}""");

        await host.CountsShouldBecomeAsync("""{"pending":0,"attempts":1,"delivered":1,"givenUp":0,"lost":0,"dropped":0}""");
        (await host.LedgerAsync()).Select(movement => movement!["amount"]!.GetValue<long>()).ShouldBe([2, 3]);
    }

    [Theory]
    [InlineData(HttpStatusCode.OK, "SUCCESS", true)]
    [InlineData(HttpStatusCode.OK, "SUCCESS\n", true)]
    [InlineData(HttpStatusCode.OK, "FAIL", false)]
    [InlineData(HttpStatusCode.OK, "success", false)]
    [InlineData(HttpStatusCode.OK, "", false)]
    [InlineData(HttpStatusCode.OK, "<html>", false)]
    [InlineData(HttpStatusCode.InternalServerError, "SUCCESS", false)]
    [InlineData(HttpStatusCode.OK, Reply, true)]
    [InlineData(HttpStatusCode.OK, BadReply, false)]
    public async Task It_is_taken_by_word_or_by_signed_xml(HttpStatusCode status, string body, bool taken)
    {
        await using var host = await WebhookCalls.StartAsync();
        host.Merchant.Answer = _ => (status, body);

        await host.PayAsync();

        await host.Merchant.ShouldGetAsync(1);
        if (taken)
            await Probe.UntilAsync(() => DeliveredAsync(host), delivered => delivered);
        else
            await Probe.UntilAsync(() => host.Time.DueTimes, due => due is [{ TotalSeconds: <= 1 }], due => string.Join(", ", due));
    }

    [Fact]
    public async Task Until_it_is_taken_the_operation_says_so()
    {
        await using var host = await MonetaCalls.StartAsync(
            ("Simulators:moneta:WebhookUrl", "http://merchant.example/pay"), ("Simulators:WebhookTimeout", "00:05:00"));
        host.Merchant.Answer = call => call == 1 ? (HttpStatusCode.OK, "FAIL") : (HttpStatusCode.OK, "SUCCESS");
        await host.AnnounceAtAsync("moneta", """{"paymentId":"7","amount":5,"currency":"RUB","status":"CONFIRMED"}""");
        (await host.DetailsAsync(7)).Attribute("statusid").ShouldBe("TAKENIN_NOTSENT");

        await Probe.UntilAsync(
            async () =>
            {
                host.Time.Advance(TimeSpan.FromSeconds(1));
                return (await host.DetailsAsync(7)).Attribute("statusid");
            },
            status => status == "SUCCEED");
        host.Merchant.Calls.Count.ShouldBe(2);
    }

    private const string Reply =
        $"""<?xml version="1.0" encoding="UTF-8"?><MNT_RESPONSE><MNT_ID>54600817</MNT_ID><MNT_TRANSACTION_ID>FF790ABCD</MNT_TRANSACTION_ID><MNT_RESULT_CODE>200</MNT_RESULT_CODE><MNT_SIGNATURE>{PublishedReply}</MNT_SIGNATURE></MNT_RESPONSE>""";

    private const string BadReply =
        $"""<MNT_RESPONSE><MNT_ID>54600817</MNT_ID><MNT_TRANSACTION_ID>FF790ABCD</MNT_TRANSACTION_ID><MNT_RESULT_CODE>500</MNT_RESULT_CODE><MNT_SIGNATURE>{PublishedReply}</MNT_SIGNATURE></MNT_RESPONSE>""";

    private static async Task<bool> DeliveredAsync(SimulatorHost host) =>
        (await host.GetAsync("assistant/webhooks")).Json["delivered"]!.GetValue<long>() == 1;

    private static IEnumerable<KeyValuePair<string, string>> Fields(string form) =>
        QueryHelpers.ParseQuery(form).Select(pair => KeyValuePair.Create(pair.Key, pair.Value.ToString()));

    private static KeyValuePair<string, string>[] Expected() =>
    [
        new("MNT_ID", "54600817"),
        new("MNT_TRANSACTION_ID", "FF790ABCD"),
        new("MNT_OPERATION_ID", "123456"),
        new("MNT_AMOUNT", "120.25"),
        new("MNT_CURRENCY_CODE", "RUB"),
        new("MNT_TEST_MODE", "0"),
        new("MNT_SIGNATURE", PublishedSignature),
    ];
}
