using System.Net;
using System.Text.Json;
using Sagas.Contracts;
using Sagas.Gateways;
using Sagas.Gateways.IBusiness;

namespace Sagas.Tests.Gateways.IBusiness;

public sealed class When_a_payment_is_undone
{
    [Fact]
    public async Task The_call_is_the_specified_one_with_a_token_over_the_text_as_sent()
    {
        await using var rig = new IBusinessRig { OnCancel = () => IBusinessRig.Cancelled("REFUNDED") };

        (await rig.ExecuteAsync()).ShouldBe(new GatewayOutcome.Succeeded(PaymentStatus.Refunded, 150_000));

        rig.Sent.ShouldHaveSingleItem().Address.ShouldBe(new Uri("http://gateway.test/api/cancel"));
        var body = rig.Bodies[0];
        var fields = body.EnumerateObject().ToDictionary(x => x.Name, x => x.Value);
        fields.Keys.Order(StringComparer.Ordinal).ShouldBe(["Amount", "ExternalRequestId", "PaymentId", "Route", "TeamSlug", "Token"]);
        fields["TeamSlug"].GetString().ShouldBe("1234567890");
        fields["PaymentId"].GetString().ShouldBe(IBusinessRig.PaymentId);
        fields["Route"].GetString().ShouldBe("TCB");
        fields["ExternalRequestId"].GetString().ShouldBe("11111111-2222-5333-8444-555555555555");
        fields["Amount"].ValueKind.ShouldBe(JsonValueKind.Number);
        fields["Amount"].GetRawText().ShouldBe("150000");
        fields["Token"].GetString().ShouldBe(TokenOf(body));
    }

    [Fact]
    public async Task A_text_that_json_escapes_is_signed_as_its_reader_sees_it()
    {
        await using var rig = new IBusinessRig { OnCancel = () => IBusinessRig.Cancelled("REFUNDED") };
        await rig.ExecuteAsync(IBusinessRig.Operation with { GatewayPaymentId = "п\"+<&" });

        rig.Bodies[0].GetProperty("PaymentId").GetString().ShouldBe("п\"+<&");
        rig.Bodies[0].GetProperty("Token").GetString().ShouldBe(TokenOf(rig.Bodies[0]));
    }

    [Theory]
    [InlineData(OperationKind.Cancel, "CONFIRMED", "REFUNDED", PaymentStatus.Refunded)]
    [InlineData(OperationKind.Cancel, "AUTHORIZED", "REVERSED", PaymentStatus.Reversed)]
    [InlineData(OperationKind.Reverse, "AUTHORIZED", "CANCELED", PaymentStatus.Reversed)]
    public async Task What_really_happened_is_reported(OperationKind kind, string was, string became, PaymentStatus expected)
    {
        await using var rig = new IBusinessRig { OnCancel = () => IBusinessRig.Cancelled(became) };

        (await rig.ExecuteAsync(IBusinessRig.Operation with { Kind = kind, Reason = was }))
            .ShouldBe(new GatewayOutcome.Succeeded(expected, 150_000));
    }

    [Fact]
    public async Task The_amount_is_the_gateways()
    {
        await using var rig = new IBusinessRig
        {
            OnCancel = () => IBusinessRig.Json(
                """{"Success":true,"Status":"REFUNDED","PaymentId":"987654321","OriginalAmount":140000,"NewAmount":0,"ErrorCode":0}"""),
        };

        (await rig.ExecuteAsync()).ShouldBe(new GatewayOutcome.Succeeded(PaymentStatus.Refunded, 140_000));
    }

    [Theory]
    [InlineData("""{"Success":true,"Status":"REFUNDED","PaymentId":"1","OriginalAmount":150000,"NewAmount":0}""")]
    [InlineData("""{"Success":true,"Status":"REFUNDED","OriginalAmount":150000,"NewAmount":0}""")]
    [InlineData("""{"Success":true,"Status":"REFUNDED","PaymentId":987654321,"OriginalAmount":150000,"NewAmount":150000}""")]
    [InlineData("""{"Success":true,"Status":"CONFIRMED","PaymentId":987654321,"OriginalAmount":150000,"NewAmount":0}""")]
    [InlineData("""{"Success":true,"Status":"DANCING","PaymentId":987654321}""")]
    [InlineData("""{"Success":true,"PaymentId":987654321}""")]
    [InlineData("""{"Success":"yes","Status":"REFUNDED","PaymentId":987654321}""")]
    [InlineData("""{"Success":false,"ErrorCode":"1005","PaymentId":"1"}""")]
    [InlineData("{}")]
    public async Task An_answer_that_does_not_fit_is_unknown(string body)
    {
        await using var rig = new IBusinessRig { OnCancel = () => IBusinessRig.Json(body) };

        (await rig.ExecuteAsync()).ShouldBeOfType<GatewayOutcome.Unknown>();
        rig.Sent.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_body_counts_before_the_http_status()
    {
        await using var rig = new IBusinessRig
        {
            OnCancel = () => IBusinessRig.Json(
                """{"Success":false,"ErrorCode":"1029","Message":"Temporarily unavailable","PaymentId":"987654321"}""", HttpStatusCode.Conflict),
        };

        (await rig.ExecuteAsync()).ShouldBe(new GatewayOutcome.NotSent { Code = "1029", Message = "Temporarily unavailable" });
    }

    [Theory]
    [InlineData(50_000, 0)]
    [InlineData(150_000, 50_000)]
    [InlineData(100_000, 50_000)]
    public async Task A_part_is_refused_before_anything_is_sent_and_a_person_is_told_the_amount(long amount, long returned)
    {
        await using var rig = new IBusinessRig();

        var rejected = (await rig.ExecuteAsync(IBusinessRig.Operation with { Amount = amount, ReturnedAmount = returned }))
            .ShouldBeOfType<GatewayOutcome.Rejected>();

        rejected.Cause.ShouldBe(RejectionCause.Refused);
        rejected.Message.ShouldNotBeNull().ShouldContain($"{amount} RUB");
        rig.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_payment_whose_id_at_the_gateway_is_unknown_is_refused_before_anything_is_sent()
    {
        await using var rig = new IBusinessRig();

        (await rig.ExecuteAsync(IBusinessRig.Operation with { GatewayPaymentId = null }))
            .ShouldBeOfType<GatewayOutcome.Rejected>().Cause.ShouldBe(RejectionCause.Refused);
        rig.Sent.ShouldBeEmpty();
    }

    private static string TokenOf(JsonElement body) => IBusinessRequest.Token(
        body.EnumerateObject().Select(x => KeyValuePair.Create(x.Name, x.Value.ValueKind == JsonValueKind.String ? x.Value.GetString()! : x.Value.GetRawText())),
        IBusinessRig.Password);
}
