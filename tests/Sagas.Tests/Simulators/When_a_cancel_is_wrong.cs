using System.Net;
using System.Text.Json.Nodes;
using static Sagas.Tests.Simulators.SimulatorCalls;

namespace Sagas.Tests.Simulators;

public sealed class When_a_cancel_is_wrong
{
    public static TheoryData<string, string, string, int> Faults => new()
    {
        { """{"PaymentId":"1001"}""", "1000", "TeamSlug", 400 },
        { """{"TeamSlug":"demo-shop"}""", "1000", "PaymentId", 400 },
        { """{"TeamSlug":"demo-shop","PaymentId":1001}""", "1000", "PaymentId", 400 },
        { """{"TeamSlug":"demo-shop","PaymentId":"1001","Route":"SBP"}""", "1000", "Route", 400 },
        { """{"TeamSlug":"demo-shop","PaymentId":"1001","Amount":"150000"}""", "1000", "Amount", 400 },
        { """{"TeamSlug":"demo-shop","PaymentId":"1001","Amount":1500.5}""", "1000", "Amount", 400 },
        { """{"TeamSlug":"demo-shop","PaymentId":"1001","Amount":0}""", "1000", "Amount", 400 },
        { """{"TeamSlug":"demo-shop","PaymentId":"1001","Amount":149999}""", "1006", "150000", 400 },
        { """{"TeamSlug":"demo-shop","PaymentId":"4004"}""", "1004", "4004", 404 },
        { """{"TeamSlug":"other-shop","PaymentId":"1001"}""", "9003", "token", 401 },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task The_answer_says_what_and_nothing_moves(string body, string code, string named, int httpStatus)
    {
        await using var polite = await SimulatorHost.StartAsync();
        await polite.AnnounceAsync("1001");
        await using var strict = await SimulatorHost.StartAsync(("Simulators:ibusiness:HttpErrors", "true"));
        await strict.AnnounceAsync("1001");
        var signed = Signed(JsonNode.Parse(body)!.AsObject());

        var answer = await polite.SendAsync("ibusiness/cancel", signed);

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Succeeded.ShouldBeFalse();
        answer.Code.ShouldBe(code);
        answer.Json["Message"]!.GetValue<string>().ShouldNotBeEmpty();
        answer.Json["Details"]!.GetValue<string>().ShouldContain(named);
        foreach (var required in new[] { "TeamSlug", "OrderId", "Status", "OriginalAmount", "NewAmount", "PaymentId" })
            answer.Json.AsObject().ContainsKey(required).ShouldBeTrue(required);
        (await polite.LedgerAsync()).ShouldBeEmpty();

        var refused = await strict.SendAsync("ibusiness/cancel", signed);
        ((int)refused.Status).ShouldBe(httpStatus);
        refused.Text.ShouldBe(answer.Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"TeamSlug":"demo-shop","PaymentId":"1001","PaymentId":"1002","Token":"x"}""")]
    [InlineData("""{"TeamSlug":"\ud800","PaymentId":"1001","Token":"x"}""")]
    [InlineData("""{"TeamSlug":"demo-shop","PaymentId":"1001"}""")]
    [InlineData("""{"TeamSlug":"demo-shop","PaymentId":"10\u000001","Token":"x"}""")]
    public async Task A_broken_body_is_a_bad_request(string body)
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.AnnounceAsync("1001");

        (await host.SendAsync("ibusiness/cancel", body)).Code.ShouldBe("1000");
    }

    [Fact]
    public async Task A_token_over_other_values_is_refused()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.AnnounceAsync("1001");
        var body = Signed(CancelBody("1001"));
        body["ExternalRequestId"] = "slipped-in";

        (await host.SendAsync("ibusiness/cancel", body)).Code.ShouldBe("9003");
        (await host.SendAsync("ibusiness/cancel", Signed(CancelBody("1001"), "wrong"))).Code.ShouldBe("9003");
        (await host.StatusAsync("1001")).ShouldBe("CONFIRMED");
    }

    [Fact]
    public async Task Secrets_and_tokens_reach_no_log()
    {
        await using var host = await SimulatorHost.StartAsync(("Simulators:ibusiness:Password", "planted-secret"));
        await host.AnnounceAsync("1001");
        var body = Signed(CancelBody("1001"), "planted-secret");
        (await host.SendAsync("ibusiness/cancel", body)).Succeeded.ShouldBeTrue();
        await host.SendAsync("ibusiness/cancel", Signed(CancelBody("1001"), "other"));

        host.Log.ShouldNotBeEmpty();
        host.Log.ShouldAllBe(line => !line.Text.Contains("planted-secret", StringComparison.Ordinal)
            && !line.Text.Contains(body["Token"]!.GetValue<string>(), StringComparison.Ordinal));
    }
}
