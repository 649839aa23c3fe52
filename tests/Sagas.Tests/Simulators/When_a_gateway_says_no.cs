using System.Net;

namespace Sagas.Tests.Simulators;

public sealed class When_a_gateway_says_no
{
    [Theory]
    [InlineData("""{"kind":"refused"}""", "3002")]
    [InlineData("""{"kind":"refused","code":"99"}""", "99")]
    public async Task A_refusal_is_its_own_and_changes_nothing(string fault, string code)
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.AnnounceAsync("1001");
        await host.ArmAsync(fault);

        var answer = await host.CancelAsync("1001", "key");

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Succeeded.ShouldBeFalse();
        answer.Code.ShouldBe(code);
        answer.Json["Status"]!.GetValue<string>().ShouldBe("CONFIRMED");
        (await host.LedgerAsync()).ShouldBeEmpty();
        (await host.CancelAsync("1001", "key")).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task A_limit_of_requests_says_when_to_come_again()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.AnnounceAsync("1001");
        await host.ArmAsync("""{"kind":"rate-limited"}""");

        var answer = await host.CancelAsync("1001");

        answer.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        answer.Header("Retry-After").ShouldBe("1");
        (await host.LedgerAsync()).ShouldBeEmpty();
    }
}
