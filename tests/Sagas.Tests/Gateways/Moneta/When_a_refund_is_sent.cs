using System.Text.Json;
using Sagas.Contracts;
using Sagas.Gateways;

namespace Sagas.Tests.Gateways.Moneta;

public sealed class When_a_refund_is_sent
{
    [Fact]
    public async Task The_body_is_the_one_of_the_documents()
    {
        await using var rig = new MonetaRig { OnRefund = () => MonetaRig.Refunded("SUCCEED") };

        await rig.ExecuteAsync();

        var (request, content, whole) = rig.Sent.ShouldHaveSingleItem();
        request.ShouldBe("RefundRequest");
        content.GetRawText().ShouldBe(
            $$"""{"transactionId":87047780,"amount":"1500.00","paymentPassword":"70707","clientTransaction":"{{MonetaRig.Operation.OperationId:D}}"}""");
        whole.GetProperty("Envelope").GetProperty("Header").GetRawText().ShouldBe(
            """{"Security":{"UsernameToken":{"Username":"api-user","Password":"planted-password"}}}""");
    }

    [Theory]
    [InlineData(1, "RUB", "0.01")]
    [InlineData(1001, "RUB", "10.01")]
    [InlineData(9_007_199_254_740_993, "RUB", "90071992547409.93")]
    [InlineData(1500, "JPY", "1500")]
    [InlineData(1500, "KWD", "1.500")]
    public async Task The_amount_is_exact_and_always_told(long amount, string currency, string text)
    {
        await using var rig = new MonetaRig { OnRefund = () => MonetaRig.Refunded("SUCCEED", text) };

        var outcome = await rig.ExecuteAsync(MonetaRig.Operation with { Amount = amount, PaymentAmount = amount, Currency = currency });

        rig.Sent.Single().Content.GetProperty("amount").GetString().ShouldBe(text);
        outcome.ShouldBe(new GatewayOutcome.Succeeded(PaymentStatus.Refunded, amount) { Code = "SUCCEED", Reference = "87047999" });
    }

    [Fact]
    public async Task Every_attempt_carries_the_operations_label()
    {
        await using var rig = new MonetaRig { OnRefund = () => MonetaRig.Refunded("SUCCEED") };

        await rig.ExecuteAsync();
        await rig.ExecuteAsync(MonetaRig.Operation with { Attempt = 2 });

        rig.Sent.Select(sent => sent.Content.GetProperty("clientTransaction").GetString()).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Configured_attributes_go_with_it()
    {
        await using var rig = new MonetaRig(("RefundAttributes:0:Key", "SECUREDFIELD:unsBo_79"), ("RefundAttributes:0:Value", "0"))
        {
            OnRefund = () => MonetaRig.Refunded("TAKENIN_NOTSENT"),
        };

        await rig.ExecuteAsync();

        rig.Sent.Single().Content.GetProperty("operationInfo").GetRawText().ShouldBe(
            """{"attribute":[{"key":"SECUREDFIELD:unsBo_79","value":"0"}]}""");
    }

    [Fact]
    public async Task A_part_leaves_the_payment_confirmed_and_the_last_part_ends_it()
    {
        await using var rig = new MonetaRig { OnRefund = () => MonetaRig.Refunded("SUCCEED", "500.00") };
        var part = MonetaRig.Operation with { Amount = 50_000 };

        (await rig.ExecuteAsync(part)).ShouldBeOfType<GatewayOutcome.Succeeded>().Status.ShouldBe(PaymentStatus.Confirmed);
        (await rig.ExecuteAsync(part with { ReturnedAmount = 100_000 })).ShouldBeOfType<GatewayOutcome.Succeeded>().Status.ShouldBe(PaymentStatus.Refunded);
    }

    [Fact]
    public async Task What_really_went_back_is_told()
    {
        await using var rig = new MonetaRig { OnRefund = () => MonetaRig.Refunded("SUCCEED", "1499.99") };
        (await rig.ExecuteAsync()).ShouldBeOfType<GatewayOutcome.Succeeded>().ShouldSatisfyAllConditions(
            x => x.Amount.ShouldBe(149_999), x => x.Status.ShouldBe(PaymentStatus.Confirmed));
    }

    [Theory]
    [InlineData("parentid", "87047781")]
    [InlineData("parentid", "")]
    [InlineData("isrefund", "0")]
    [InlineData("clienttransaction", "another")]
    [InlineData("sourceamount", "ten")]
    public async Task An_answer_about_something_else_is_unknown(string key, string value)
    {
        var info = MonetaRig.Refund("SUCCEED").Replace("\"targetamount\"", "\"other\"", StringComparison.Ordinal);
        var at = info.IndexOf($"{key}\",\"value\":\"", StringComparison.Ordinal) + key.Length + 11;
        var changed = info[..at] + value + info[info.IndexOf('"', at)..];
        await using var rig = new MonetaRig { OnRefund = () => MonetaRig.Answer("RefundResponse", changed) };

        (await rig.ExecuteAsync()).ShouldBeOfType<GatewayOutcome.Unknown>();
    }

    [Theory]
    [InlineData("""{"Envelope":{"Body":{"RefundResponse":{}}}}""")]
    [InlineData("""{"Envelope":{"Body":{"RefundResponse":[]}}}""")]
    [InlineData("""{"Envelope":{"Body":{"RefundResponse":"SUCCEED"}}}""")]
    [InlineData("""{"Envelope":{"Body":{"CancelTransactionResponse":{}}}}""")]
    [InlineData("""{"Envelope":{"Body":[]}}""")]
    [InlineData("""{"Envelope":"x"}""")]
    [InlineData("""{}""")]
    [InlineData("""{"Envelope":{"Body":{"fault":"broken"}}}""")]
    [InlineData("""{"Envelope":{"Body":{"fault":{"detail":{"faultDetail":17}}}}}""")]
    public async Task An_answer_of_another_shape_is_unknown(string body)
    {
        await using var rig = new MonetaRig { OnRefund = () => MonetaRig.Json(body) };
        (await rig.ExecuteAsync()).ShouldBeOfType<GatewayOutcome.Unknown>();
    }

    [Fact]
    public async Task A_refusal_is_final_only_once_nothing_is_found_under_the_label()
    {
        await using var rig = new MonetaRig { OnRefund = () => MonetaRig.Fault("500.2.7", text: "Недостаточно средств") };

        (await rig.ExecuteAsync()).ShouldBe(new GatewayOutcome.Rejected(RejectionCause.Refused)
        {
            Code = "500.2.7",
            Message = "MONETA refused the refund: Недостаточно средств",
        });
        rig.Requests.ShouldBe(["RefundRequest", "FindOperationsListByCTIDRequest"]);

        rig.OnFind = _ => MonetaRig.Refuse();
        (await rig.ExecuteAsync()).ShouldBeOfType<GatewayOutcome.Unknown>().Code.ShouldBe("500.2.7");
    }

    [Fact]
    public async Task A_fault_of_the_older_spelling_is_one_too()
    {
        await using var rig = new MonetaRig
        {
            OnRefund = () => MonetaRig.Json("""{"Envelope":{"Body":{"Fault":{"faultcode":"SOAP-ENV:Client","faultstring":"No","detail":{"faultDetail":"100"}}}}}"""),
        };
        (await rig.ExecuteAsync()).ShouldBe(new GatewayOutcome.NotSent { Code = "100", Message = "No" });
    }

    [Fact]
    public async Task Secrets_stay_out_of_logs_and_messages()
    {
        await using var rig = new MonetaRig
        {
            OnRefund = () => MonetaRig.Fault("200", text: "bad \\u0000 70707 of planted-password, planted-code"),
        };

        var outcome = await rig.CommandAsync(MonetaRig.Operation);
        await rig.ResolveAsync();

        outcome.Message.ShouldBe("MONETA refused the refund: bad   *** of ***, ***");
        rig.Logs.Lines.ShouldNotBeEmpty();
        foreach (var secret in new[] { MonetaRig.Password, MonetaRig.PaymentPassword, MonetaRig.IntegrityCode })
        {
            rig.Logs.All.ShouldNotContain(secret);
            JsonSerializer.Serialize(rig.Journal[MonetaRig.Operation]).ShouldNotContain(secret);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0123")]
    [InlineData("12 3")]
    [InlineData("order-1")]
    [InlineData("99999999999999999999")]
    public async Task Without_the_number_of_the_payment_nothing_leaves(string? id)
    {
        await using var rig = new MonetaRig();
        var operation = MonetaRig.Operation with { GatewayPaymentId = id };

        (await rig.PrepareAsync(operation)).Decided.ShouldBeOfType<GatewayOutcome.Rejected>().Cause.ShouldBe(RejectionCause.Refused);
        (await rig.ExecuteAsync(operation)).ShouldBeOfType<GatewayOutcome.Rejected>();
        (await rig.ResolveAsync(operation)).ShouldBeOfType<GatewayOutcome.Unknown>();
        rig.Sent.ShouldBeEmpty();
    }
}
