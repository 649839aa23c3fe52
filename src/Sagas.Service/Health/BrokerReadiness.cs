using MassTransit;

namespace Sagas.Service.Health;

/// <summary>The broker, in words: the bus's own check names endpoints, not what is the matter.</summary>
internal sealed class BrokerReadiness(IBusControl bus) : IReadinessSource
{
    public string Name => "broker";

    public IReadOnlyList<string> Problems
    {
        get
        {
            var health = bus.CheckHealth();
            if (health.Status == BusHealthStatus.Healthy)
            {
                return [];
            }

            var cause = health.Endpoints.Values.Select(endpoint => endpoint.Exception).Prepend(health.Exception).OfType<Exception>().FirstOrDefault();
            return [$"RabbitMQ at {bus.Address.Host}:{bus.Address.Port} does not serve this process; messages wait there. {cause?.GetBaseException().Message ?? health.Description}"];
        }
    }
}
