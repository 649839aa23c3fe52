using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sagas.Simulators;
using Sagas.Simulators.Gateways;
using Sagas.Simulators.Payments;
using Sagas.Tests.EndToEnd.Support;

namespace Sagas.Tests.EndToEnd;

public sealed class When_the_gateway_cannot_be_reached(When_the_gateway_cannot_be_reached.LonelyService service)
    : IClassFixture<When_the_gateway_cannot_be_reached.LonelyService>
{
    [Fact]
    public async Task The_payment_says_when_it_tries_again_and_finishes_once_the_gateway_is_back()
    {
        var shop = new Shop(service, "6001", gateway: "away");
        await shop.FactAsync("payment-captured");
        await shop.FailAsync();

        var waiting = await shop.UntilAsync(seen => seen.Operation is { Progress: "NotSent", Attempt: >= 2 });
        (waiting.State, waiting.NewAmount).ShouldBe(("Refunding", 150_000));
        waiting.Next.At.ShouldNotBeNull();
        (await shop.HistoryAsync()).ShouldContain(row => row.Event == "operation-not-sent");

        await using var gateway = await service.OpenGatewayAsync();
        (await shop.UntilStateAsync("Refunded")).NewAmount.ShouldBe(0);
        (await gateway.RefundsAsync("6001")).ShouldBe(1);
        (await shop.HistoryAsync()).Select(row => row.ToState).ShouldNotContain("Reconciling");
    }

    public sealed class LonelyService : RunningService
    {
        // Free now, and closed until the gateway opens there.
        private readonly int _port = FreePort();

        internal Task<OwnSimulator> OpenGatewayAsync() => OwnSimulator.OpenAsync(_port);

        protected override IEnumerable<(string Key, string Value)> Settings() =>
        [
            ("Gateways:away:Kind", SimulatorDefaults.Kind),
            ("Gateways:away:BaseUrl", $"http://127.0.0.1:{_port}/simulators/ibusiness"),
            ("Gateways:away:TeamSlug", SimulatorDefaults.TeamSlug),
            ("Gateways:away:Password", SimulatorDefaults.Password),
        ];

        private static int FreePort()
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
    }

    /// <summary>The simulators as a server of their own.</summary>
    internal sealed class OwnSimulator(WebApplication app, HttpClient client) : IAsyncDisposable
    {
        public static async Task<OwnSimulator> OpenAsync(int port)
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
            builder.Services.AddSimulators(builder.Configuration);
            var app = builder.Build();
            app.MapSimulators();
            // Known before the first call can come: the service waits for the port to open.
            app.Services.GetRequiredService<GatewayCatalog>().Find(SimulatorDefaults.Gateway)!
                .Announce(new PaymentAnnouncement { PaymentId = "6001", Amount = 150_000, Currency = "RUB", Status = PaymentStatus.Confirmed, OrderId = "order-6001" });
            await app.StartAsync(TestContext.Current.CancellationToken);
            return new OwnSimulator(app, new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}/simulators/") });
        }

        public async Task<int> RefundsAsync(string paymentId) =>
            (await client.GetStringAsync(new Uri($"ledger?payment={paymentId}", UriKind.Relative))).Split("\"refund\"").Length - 1;

        public async ValueTask DisposeAsync()
        {
            client.Dispose();
            await app.DisposeAsync();
        }
    }
}
