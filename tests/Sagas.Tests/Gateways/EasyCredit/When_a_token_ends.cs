using Sagas.Gateways;

namespace Sagas.Tests.Gateways.EasyCredit;

public sealed class When_a_token_ends
{
    [Fact]
    public async Task One_is_fetched_for_all_that_need_it()
    {
        await using var rig = new EasyCreditRig();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => rig.ResolveAsync(EasyCreditRig.Cancel)));

        var fetch = Fetches(rig).ShouldHaveSingleItem();
        fetch.Body.ShouldBe("grant_type=client_credentials");
        fetch.Authorization.ShouldBe("Basic " + Convert.ToBase64String("client:planted-client-secret"u8));
        rig.Calls.Where(call => call.Host == "api.test").ShouldAllBe(call => call.Authorization == "Bearer planted-access-token-1");
    }

    [Fact]
    public async Task It_is_renewed_before_its_end()
    {
        var time = new LeapingTime();
        await using var rig = new EasyCreditRig(time) { ExpiresIn = 36_000 };
        await rig.ResolveAsync(EasyCreditRig.Cancel);
        var first = rig.Calls.Last(call => call.Host == "api.test").Authorization;

        time.Advance(TimeSpan.FromHours(9));
        await rig.ResolveAsync(EasyCreditRig.Cancel);

        first.ShouldBe("Bearer planted-access-token-1");
        rig.Calls.Last(call => call.Host == "api.test").Authorization.ShouldNotBe(first);
    }

    [Fact]
    public async Task One_that_is_turned_away_is_renewed_once_and_the_call_made_again()
    {
        await using var rig = new EasyCreditRig();
        rig.Instead = call => call is { Host: "api.test", Authorization: "Bearer planted-access-token-1" } ? EasyCreditRig.CtError(401, "invalid_token") : null;

        (await rig.RunAsync(EasyCreditRig.Cancel)).ShouldBeOfType<GatewayOutcome.Succeeded>();
        Fetches(rig).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_client_that_is_turned_away_for_good_does_nothing_until_somebody_mends_it()
    {
        await using var rig = new EasyCreditRig();
        rig.Instead = call => call.Host == "api.test" ? EasyCreditRig.CtError(401, "invalid_token") : null;

        (await rig.RunAsync(EasyCreditRig.Cancel)).ShouldBeOfType<GatewayOutcome.NotSent>().Code.ShouldBe("invalid_token");
        Fetches(rig).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(401, """{"error":"invalid_client","error_description":"Please provide valid client credentials"}""")]
    [InlineData(200, """{"token_type":"Bearer"}""")]
    [InlineData(503, "<html/>")]
    public async Task Without_one_nothing_is_done_and_the_next_call_tries_again(int status, string body)
    {
        await using var rig = new EasyCreditRig();
        rig.Instead = call => call.Host == "auth.test" ? EasyCreditRig.Json(body, (System.Net.HttpStatusCode)status) : null;
        (await rig.RunAsync(EasyCreditRig.Cancel)).ShouldBeOfType<GatewayOutcome.NotSent>();

        rig.Instead = _ => null;
        (await rig.RunAsync(EasyCreditRig.Cancel)).ShouldBeOfType<GatewayOutcome.Succeeded>();
    }

    private static IReadOnlyList<EasyCreditRig.Seen> Fetches(EasyCreditRig rig) => [.. rig.Calls.Where(call => call.Host == "auth.test")];
}
