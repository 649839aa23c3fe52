using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Sagas.Tests.Simulators.EasyCredit;

namespace Sagas.Tests.Simulators.Commercetools;

public sealed class When_a_project_is_called
{
    [Fact]
    public async Task A_token_lives_as_long_as_it_says()
    {
        await using var host = await CreditCalls.StartAsync(("TokenLifetime", "00:10:00"));
        await host.KnowAsync("NEW");
        var token = (await host.TokenAsync()).Json;
        var bearer = new AuthenticationHeaderValue(token["token_type"]!.GetValue<string>(), token["access_token"]!.GetValue<string>());

        token["expires_in"]!.GetValue<long>().ShouldBe(600);
        token["scope"]!.GetValue<string>().ShouldBe("manage_project:shop");
        host.Time.Advance(TimeSpan.FromSeconds(599));
        (await GetAsync(host, bearer)).Status.ShouldBe(HttpStatusCode.OK);
        host.Time.Advance(TimeSpan.FromSeconds(1));
        var expired = await GetAsync(host, bearer);

        expired.Status.ShouldBe(HttpStatusCode.Unauthorized);
        expired.Json["statusCode"]!.GetValue<int>().ShouldBe(401);
        expired.Json["errors"]![0]!["code"]!.GetValue<string>().ShouldBe("invalid_token");
    }

    [Fact]
    public async Task A_forged_or_missing_token_is_refused()
    {
        await using var host = await CreditCalls.StartAsync();
        await host.KnowAsync("NEW");
        var token = (await host.TokenAsync()).Json["access_token"]!.GetValue<string>();

        (await GetAsync(host, new AuthenticationHeaderValue("Bearer", "9" + token))).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await GetAsync(host, new AuthenticationHeaderValue("Basic", token))).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await GetAsync(host, authorization: null)).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("other", "grant_type=client_credentials", HttpStatusCode.Unauthorized, "invalid_client")]
    [InlineData("client-secret", "grant_type=password", HttpStatusCode.BadRequest, "unsupported_grant_type")]
    [InlineData("client-secret", "", HttpStatusCode.BadRequest, "invalid_request")]
    public async Task A_token_is_for_the_client_only(string secret, string form, HttpStatusCode status, string error)
    {
        await using var host = await CreditCalls.StartAsync();

        var answer = await host.TokenAsync(secret, form);

        answer.Status.ShouldBe(status);
        answer.Json["error"]!.GetValue<string>().ShouldBe(error);
    }

    [Theory]
    [InlineData("payments/c0887a2d-bfbf-4f77-8f3d-fc33fb4c0920")]
    [InlineData("payments/key=ord_5h2f3w")]
    public async Task A_payment_is_as_the_guide_shows_it(string path)
    {
        await using var host = await CreditCalls.StartAsync();
        await host.KnowAsync("NEW");

        var payment = (await host.CtAsync(HttpMethod.Get, path)).Json;

        payment["id"]!.GetValue<string>().ShouldBe(CreditCalls.PaymentId);
        payment["version"]!.GetValue<long>().ShouldBeGreaterThan(0);
        payment["key"]!.GetValue<string>().ShouldBe("ord_5h2f3w");
        JsonNode.DeepEquals(
            payment["amountPlanned"],
            JsonNode.Parse("""{"type":"centPrecision","currencyCode":"EUR","centAmount":1604,"fractionDigits":2}""")).ShouldBeTrue();
        payment["paymentMethodInfo"]!["paymentInterface"]!.GetValue<string>().ShouldBe("easycredit");
        var transaction = payment["transactions"]!.AsArray().Single()!;
        transaction["type"]!.GetValue<string>().ShouldBe("Authorization");
        transaction["state"]!.GetValue<string>().ShouldBe("Pending");
        transaction["interactionId"]!.GetValue<string>().ShouldBe(CreditCalls.TechnicalId);
        transaction["id"]!.GetValue<string>().ShouldNotBe(CreditCalls.TechnicalId);
        payment["interfaceInteractions"]!.AsArray().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("payments", "id=\"c0887a2d-bfbf-4f77-8f3d-fc33fb4c0920\"", 1)]
    [InlineData("payments", "transactions(interactionId=\"c2b818bb.1017101417\")", 1)]
    [InlineData("payments", "key = \"ord_5h2f3w\"", 1)]
    [InlineData("payments", "key=\"other\"", 0)]
    [InlineData("carts", "paymentInfo(payments(id=\"c0887a2d-bfbf-4f77-8f3d-fc33fb4c0920\"))", 1)]
    [InlineData("carts", "paymentInfo(payments(id=\"other\"))", 0)]
    public async Task Predicates_find_payments_and_carts(string resource, string where, int found)
    {
        await using var host = await CreditCalls.StartAsync();
        await host.KnowAsync("NEW");

        var answer = await host.CtAsync(HttpMethod.Get, $"{resource}?where={Uri.EscapeDataString(where)}&limit=1");

        answer.Json["count"]!.GetValue<int>().ShouldBe(found, answer.Text);
        answer.Json["results"]!.AsArray().Count.ShouldBe(found);
    }

    [Theory]
    [InlineData("payments?where=state%3D1", HttpStatusCode.BadRequest, "InvalidInput")]
    [InlineData("carts?where=x", HttpStatusCode.BadRequest, "InvalidInput")]
    [InlineData("payments/other", HttpStatusCode.NotFound, "ResourceNotFound")]
    [InlineData("carts/other", HttpStatusCode.NotFound, "ResourceNotFound")]
    [InlineData("../other/payments/c0887a2d-bfbf-4f77-8f3d-fc33fb4c0920", HttpStatusCode.NotFound, "ResourceNotFound")]
    public async Task What_is_not_there_is_said_in_the_documented_shape(string path, HttpStatusCode status, string code)
    {
        await using var host = await CreditCalls.StartAsync();
        await host.KnowAsync("NEW");

        var answer = await host.CtAsync(HttpMethod.Get, path);

        answer.Status.ShouldBe(status);
        answer.Json["statusCode"]!.GetValue<int>().ShouldBe((int)status);
        answer.Json["message"]!.GetValue<string>().ShouldNotBeEmpty();
        answer.Json["errors"]![0]!["code"]!.GetValue<string>().ShouldBe(code);
    }

    private static Task<Answer> GetAsync(SimulatorHost host, AuthenticationHeaderValue? authorization) =>
        host.CallAsync(HttpMethod.Get, $"commercetools/shop/payments/{CreditCalls.PaymentId}", body: null, authorization);
}
