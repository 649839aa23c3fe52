using System.Net;

namespace Sagas.Tests.Simulators.Bpc;

public sealed class When_bpc_is_called
{
    [Theory]
    [InlineData("key-one")]
    [InlineData("key-two")]
    public async Task Every_live_key_works(string key)
    {
        await using var host = await BpcCalls.StartAsync("CONFIRMED");

        (await host.ReadAsync($"payments/{BpcCalls.Payment}", key)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(null, "apiKeyInvalid", "invalidRequestError")]
    [InlineData("key-three", "apiKeyInvalid", "invalidRequestError")]
    [InlineData("key-old", "apiKeyExpired", "authenticationError")]
    public async Task No_other_does(string? key, string code, string type)
    {
        await using var host = await BpcCalls.StartAsync("CONFIRMED");

        var answer = await host.PostAsync("refunds", $$"""{"amount":70000,"paymentId":"{{BpcCalls.Payment}}"}""", key);

        answer.ShouldFail(HttpStatusCode.Unauthorized, code);
        answer.Json.Word("type").ShouldBe(type);
        (await host.LedgerAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null, "2023-10-31")]
    [InlineData("2024-01-15", "2024-01-15")]
    public async Task The_version_always_comes_back(string? asked, string answered)
    {
        await using var host = await BpcCalls.StartAsync("CONFIRMED");

        var answer = await host.ReadAsync($"payments/{BpcCalls.Payment}", version: asked);

        answer.Header("X-Version").ShouldBe(answered);
        answer.Header("API-Request-Id").ShouldStartWith("req_");
    }

    [Fact]
    public async Task A_version_is_a_date()
    {
        await using var host = await BpcCalls.StartAsync("CONFIRMED");

        (await host.ReadAsync($"payments/{BpcCalls.Payment}", version: "v2")).ShouldFail(HttpStatusCode.BadRequest, "versionInvalid");
    }

    [Theory]
    [InlineData("sessions/ps_unknown")]
    [InlineData("payments/p_unknown")]
    [InlineData("payments/p_unknown/refunds")]
    [InlineData("refunds/re_unknown")]
    public async Task What_is_unknown_is_not_found(string path)
    {
        await using var host = await BpcCalls.StartAsync();

        (await host.ReadAsync(path)).ShouldFail(HttpStatusCode.NotFound, "resourceMissing");
    }

    [Fact]
    public async Task Every_object_has_a_field_that_no_document_names()
    {
        await using var host = await BpcCalls.StartAsync("CONFIRMED", inSession: true);

        (await host.ReadAsync($"payments/{BpcCalls.Payment}")).Json["processingDetails"].ShouldNotBeNull();
        (await host.ReadAsync($"sessions/{BpcCalls.Session}")).Json["processingDetails"].ShouldNotBeNull();
        (await host.RefundAsync()).Json["processingDetails"].ShouldNotBeNull();
    }

    [Theory]
    [InlineData("paymentId", "\"1001\"")]
    [InlineData("sessionId", "\"p_1\"")]
    [InlineData("paymentStatus", "\"succeeded\"")]
    public async Task Ids_have_their_prefixes(string field, string value)
    {
        await using var host = await BpcCalls.StartAsync();
        var body = System.Text.Json.Nodes.JsonNode.Parse("""{"paymentId":"p_1","amount":5,"currency":"EUR","status":"NEW"}""")!.AsObject();
        body[field] = System.Text.Json.Nodes.JsonNode.Parse(value);

        (await host.SendAsync("bpc/payments", body)).ShouldRefuse(field);
    }

    [Fact]
    public async Task A_refusal_is_an_error_of_its_own()
    {
        await using var host = await BpcCalls.StartAsync("CONFIRMED");
        await host.ArmAsync("""{"kind":"refused","next":2}""", "bpc");

        (await host.RefundAsync()).ShouldFail(HttpStatusCode.BadRequest, "insufficientFunds");
        (await host.CancelPaymentAsync()).ShouldFail(HttpStatusCode.BadRequest, "insufficientFunds");
        (await host.LedgerAsync()).ShouldBeEmpty();
    }
}
