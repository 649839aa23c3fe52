using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Contracts;

namespace Sagas.Gateways;

/// <summary>For a bus that we configure ourselves.</summary>
public static class GatewayEndpointConfiguratorExtensions
{
    /// <summary>Declares the queue of every gateway as part of the bus. Without this call they are connected when the bus starts.</summary>
    /// <param name="configurator">The bus's configurator.</param>
    /// <param name="context">The container.</param>
    /// <param name="configure">What the transport needs, by queue name.</param>
    public static void GatewayEndpoints<TEndpoint>(
        this IReceiveConfigurator<TEndpoint> configurator, IServiceProvider context, Action<string, TEndpoint>? configure = null)
        where TEndpoint : IReceiveEndpointConfigurator
    {
        var endpoints = context.GetRequiredService<GatewayEndpoints>();
        endpoints.Declared = true;
        foreach (var gateway in endpoints.Registrations)
        {
            var queue = WellKnownEndpoints.Gateway(gateway.Name);
            configurator.ReceiveEndpoint(queue, endpoint =>
            {
                configure?.Invoke(queue, endpoint);
                endpoints.Configure(endpoint, gateway);
            });
        }
    }
}
