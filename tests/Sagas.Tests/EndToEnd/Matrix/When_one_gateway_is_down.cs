using System.Net;
using System.Net.Sockets;
using Sagas.Tests.EndToEnd.Support;
using Sagas.Tests.Support;

namespace Sagas.Tests.EndToEnd.Matrix;

public sealed class When_one_gateway_is_down(When_one_gateway_is_down.HalfDownService service) : IClassFixture<When_one_gateway_is_down.HalfDownService>
{
    private const int Payments = 25;
    private const int CircuitOpened = 2001;
    private const int CircuitClosed = 2002;

    [Fact]
    public async Task Its_payments_wait_and_all_others_go_on_and_all_finish_when_it_is_back()
    {
        // Those of the gateway that is down come first, as a queue before the others would show.
        var waiting = Enumerable.Range(0, Payments).Select(index => new Shop(service, $"p_{90_000 + index}", gateway: HalfDownService.Away)).ToArray();
        var others = Enumerable.Range(0, Payments).Select(index => new Shop(service, $"{90_000 + index}")).ToArray();
        foreach (var shop in others)
            await shop.PaidAsync("CONFIRMED");
        foreach (var shop in waiting.Concat(others))
        {
            await shop.FactAsync("payment-captured");
            await shop.FailAsync();
        }

        foreach (var shop in others)
            await shop.UntilStateAsync("Refunded");
        await Probe.UntilAsync(() => Logged(CircuitOpened), opened => opened > 0, opened => $"opened {opened} times");
        foreach (var shop in waiting)
            (await shop.SeeAsync())!.State.ShouldBe("Refunding", "It is neither given up nor in doubt.");

        await using var gateway = await service.OpenAsync(waiting.Select(shop => shop.PaymentId));
        foreach (var shop in waiting)
        {
            (await shop.UntilStateAsync("Refunded")).NewAmount.ShouldBe(0);
            (await gateway.RefundsAsync(shop.PaymentId)).ShouldBe(1);
            (await shop.HistoryAsync()).Select(row => row.ToState).ShouldNotContain("Reconciling");
        }

        Logged(CircuitClosed).ShouldBeGreaterThan(0);
    }

    private int Logged(int id) => service.Log.Entries.Count(entry => entry.Id == id && entry.Text.Contains(HalfDownService.Away, StringComparison.Ordinal));

    public sealed class HalfDownService : RunningService
    {
        public const string Away = "away";

        // Free now, and closed until the gateway opens there.
        private readonly int _port = FreePort();

        internal Task<LateGateway> OpenAsync(IEnumerable<string> payments) => LateGateway.OpenAsync(_port, Away, payments);

        protected override IEnumerable<(string Key, string Value)> Settings() =>
        [
            ($"Gateways:{Away}:Kind", "Bpc"),
            ($"Gateways:{Away}:BaseUrl", $"http://127.0.0.1:{_port}/simulators/{Away}/api2"),
            ($"Gateways:{Away}:ApiKey", "key"),
            ($"Gateways:{Away}:PauseFor", "00:00:01"),
            ($"Gateways:{Away}:LookEvery", "00:00:00.050"),
            ($"Gateways:{Away}:Breaker:MinimumThroughput", "5"),
            ($"Gateways:{Away}:Breaker:BreakDuration", "00:00:00.500"),
        ];

        private static int FreePort()
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
    }
}
