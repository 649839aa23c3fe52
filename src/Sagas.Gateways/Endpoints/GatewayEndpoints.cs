using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Sagas.Gateways;

/// <summary>Configures one receive endpoint per instance and knows when all of them are ready.</summary>
internal sealed class GatewayEndpoints(IGatewayRegistry registry, IServiceProvider services, ILogger<GatewayEndpoints> logger) : IGatewayEndpoints
{
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task WhenReady => _ready.Task;

    public bool AreReady => _ready.Task.IsCompletedSuccessfully;

    /// <summary>The endpoints are part of the bus's own configuration and start with it.</summary>
    public bool Declared { get; set; }

    public IEnumerable<GatewayRegistration> Registrations =>
        registry.Instances.Select(x => registry.TryGet(x, out var registration)
            ? registration
            : throw new InvalidOperationException($"The registry names '{x}' and does not have it."));

    public void Configure(IReceiveEndpointConfigurator endpoint, GatewayRegistration gateway)
    {
        // Commands are sent to this queue by name; a published command must not reach every gateway.
        endpoint.ConfigureConsumeTopology = false;
        endpoint.ConcurrentMessageLimit = gateway.Options.MaxConcurrency;
        endpoint.PrefetchCount = gateway.Options.MaxConcurrency;
        endpoint.Consumer(() => new GatewayCommandConsumer(
            gateway,
            services.GetRequiredService<GatewayExecutor>(),
            services.GetRequiredService<GatewayResolver>(),
            services.GetRequiredService<GatewayTelemetry>(),
            services.GetRequiredService<AnswerSender>(),
            services.GetRequiredService<ILogger<GatewayCommandConsumer>>()));
    }

    public void SetReady()
    {
        if (_ready.TrySetResult())
            logger.EndpointsReady(registry.Instances.Count);
    }

    public void SetFailed(Exception exception) => _ready.TrySetException(exception);
}
