using System.Diagnostics;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Sagas.Benchmarks.Side;
using Sagas.Contracts;
using Sagas.Service.Durable;

namespace Sagas.Benchmarks.Driving;

/// <summary>The shop: publishes what happened to payments, confirmed by the broker.</summary>
internal sealed class Publisher : IAsyncDisposable
{
    private const int AtOnce = 64;
    private const long Amount = 150_000;

    private readonly ServiceProvider _services;
    private readonly IBusControl _bus;

    private Publisher(ServiceProvider services)
    {
        _services = services;
        _bus = services.GetRequiredService<IBusControl>();
    }

    public static async Task<Publisher> StartAsync(string broker, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System).AddSingleton(Options.Create(new RabbitMqOptions())).AddSingleton<BrokerSockets>();
        services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.UsingRabbitMq((context, transport) => RabbitMqAddress.Parse(broker).Apply(
                transport, context.GetRequiredService<IOptions<RabbitMqOptions>>().Value, context.GetRequiredService<BrokerSockets>()));
        });
        var publisher = new Publisher(services.BuildServiceProvider());
        await publisher._bus.StartAsync(cancellationToken);
        return publisher;
    }

    /// <summary>Both facts of every payment, the capture first.</summary>
    public Task PublishAsync(IEnumerable<string> payments, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        payments,
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
        async (payment, token) =>
        {
            await CapturedAsync(payment, token);
            await FailedAsync(payment, token);
        });

    public Task CapturedAsync(string payment, CancellationToken cancellationToken) => _bus.Publish(
        new PaymentCaptured
        {
            TeamSlug = "bench",
            PaymentId = payment,
            OrderId = "order-" + payment,
            Gateway = LoopbackGateway.Name,
            GatewayPaymentId = payment,
            Amount = Amount,
            Currency = "RUB",
        },
        cancellationToken);

    /// <returns>When it was published, in ticks of the machine's monotonic clock.</returns>
    public async Task<long> FailedAsync(string payment, CancellationToken cancellationToken)
    {
        var at = Stopwatch.GetTimestamp();
        await _bus.Publish(new ItemGrantFailed { TeamSlug = "bench", PaymentId = payment, Reason = "out of stock" }, cancellationToken);
        return at;
    }

    public async ValueTask DisposeAsync()
    {
        await _bus.StopAsync(CancellationToken.None);
        await _services.DisposeAsync();
    }
}
