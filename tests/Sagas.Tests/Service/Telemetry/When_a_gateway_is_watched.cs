using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Gateways;
using Sagas.Service.Telemetry;
using Sagas.Tests.Support;

namespace Sagas.Tests.Service.Telemetry;

public sealed class When_a_gateway_is_watched : IAsyncLifetime
{
    private readonly ServiceProvider _own = Meters();
    private readonly ServiceProvider _other = Meters();
    private readonly ManualClock _clock = new();
    private readonly GatewayFigures _figures;

    public When_a_gateway_is_watched() =>
        _figures = new GatewayFigures(new TwoGateways(), _own.GetRequiredService<IMeterFactory>(), _clock);

    public async ValueTask InitializeAsync() => await _figures.StartAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        _figures.Dispose();
        await _own.DisposeAsync();
        await _other.DisposeAsync();
    }

    [Fact]
    public void Outcomes_and_times_of_the_last_minutes_are_told()
    {
        var calls = Calls(_own);
        calls("bank", "succeeded", 60);
        _clock.Advance(GatewayFigures.Window + TimeSpan.FromSeconds(1));
        for (var number = 1; number <= 100; number++)
            calls("bank", number > 98 ? "unknown" : "succeeded", number / 1000d);
        calls("stranger", "succeeded", 1);

        var (bank, shop) = (_figures.Read()[0], _figures.Read()[1]);

        bank.Outcomes.ShouldBe([("succeeded", 98), ("unknown", 2)]);
        (bank.Median, bank.P99).ShouldBe((TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(99)));
        (bank.LastAt, bank.IsPaused).ShouldBe((_clock.GetUtcNow(), false));
        (shop.Gateway, shop.Outcomes.Count, shop.Median, shop.LastAt).ShouldBe(("shop", 0, null, null));
    }

    [Fact]
    public void Memory_for_them_has_an_end()
    {
        var calls = Calls(_own);
        for (var number = 0; number < 1_500; number++)
            calls("bank", number < 500 ? "unknown" : "succeeded", 0.01);

        _figures.Read()[0].Outcomes.ShouldBe([("succeeded", 1_000)]);
    }

    [Fact]
    public void Another_host_in_the_same_process_is_another_matter()
    {
        Calls(_other)("bank", "succeeded", 1);

        _figures.Read()[0].LastAt.ShouldBeNull();
    }

    private static ServiceProvider Meters() => new ServiceCollection().AddMetrics().AddSingleton<GatewayTelemetry>().BuildServiceProvider();

    private static Action<string, string, double> Calls(ServiceProvider services)
    {
        var telemetry = services.GetRequiredService<GatewayTelemetry>();
        return (gateway, outcome, seconds) => telemetry.Called(gateway, "execute", outcome, TimeSpan.FromSeconds(seconds));
    }

    private sealed class TwoGateways : IGatewayRegistry
    {
        public IReadOnlyCollection<string> Instances => ["shop", "bank"];

        public bool TryGet(string instance, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out GatewayRegistration? registration)
        {
            registration = null;
            return false;
        }
    }
}
