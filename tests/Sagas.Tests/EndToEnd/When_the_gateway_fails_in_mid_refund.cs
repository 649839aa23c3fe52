using Sagas.Tests.EndToEnd.Support;
using Sagas.Tests.Support;

namespace Sagas.Tests.EndToEnd;

public sealed class When_the_gateway_fails_in_mid_refund(ImpatientService service) : IClassFixture<ImpatientService>
{
    private static int _lastId = 3000;

    [Theory]
    [InlineData("""{"kind":"timeout-after"}""")]
    [InlineData("""{"kind":"timeout-before"}""")]
    [InlineData("""{"kind":"reset-after"}""")]
    [InlineData("""{"kind":"reset-before"}""")]
    [InlineData("""{"kind":"500"}""")]
    [InlineData("""{"kind":"500","executed":true}""")]
    [InlineData("""{"kind":"html-502"}""")]
    [InlineData("""{"kind":"html-502","executed":true}""")]
    [InlineData("""{"kind":"garbage-200"}""")]
    [InlineData("""{"kind":"garbage-200","executed":false}""")]
    [InlineData("""{"kind":"delay","delayMs":1200}""")]
    [InlineData("""{"kind":"reset-before","next":3}""")]
    [InlineData("""{"kind":"500","on":"all","next":4}""")]
    [InlineData("""{"kind":"timeout-after","on":"all","next":2}""")]
    public async Task The_outcome_is_asked_for_and_the_money_moves_once(string fault)
    {
        var shop = await new Shop(service, $"{Interlocked.Increment(ref _lastId)}").PaidAsync("CONFIRMED");
        await shop.ArmAsync(fault);
        await shop.FactAsync("payment-captured");

        await shop.FailAsync();

        (await shop.UntilStateAsync("Refunded")).NewAmount.ShouldBe(0);
        (await shop.HistoryAsync()).Select(row => row.ToState).ShouldContain("Reconciling");
        await GatewayIsIdleAsync();
        await shop.MovedOnceAsync("refund");
    }

    [Fact]
    public async Task A_slow_answer_within_the_time_is_simply_taken()
    {
        var shop = await new Shop(service, $"{Interlocked.Increment(ref _lastId)}").PaidAsync("AUTHORIZED");
        await shop.ArmAsync("""{"kind":"delay","delayMs":100}""");
        await shop.FactAsync("payment-authorized");

        await shop.FailAsync();

        await shop.UntilStateAsync("Reversed");
        (await shop.HistoryAsync()).Select(row => row.ToState).ShouldNotContain("Reconciling");
        await shop.MovedOnceAsync("reverse");
    }

    /// <summary>A slow gateway works on after its client has gone; only then does the ledger have everything.</summary>
    private async Task GatewayIsIdleAsync() => await Probe.UntilAsync(
        () => Task.FromResult<object?>(service.Traffic.UnderWay), seen => seen is 0, seen => $"{seen} calls under way");
}
