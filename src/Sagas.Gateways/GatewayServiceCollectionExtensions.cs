using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Sagas.Gateways.Bpc;
using Sagas.Gateways.EasyCredit;
using Sagas.Gateways.IBusiness;
using Sagas.Gateways.Moneta;
using Sagas.Gateways.OmniCart;

namespace Sagas.Gateways;

/// <summary>Puts gateways into a host. An <see cref="IOperationJournal"/> has to be registered by the store.</summary>
public static class GatewayServiceCollectionExtensions
{
    /// <summary>Every child of <paramref name="section"/> (usually <c>Gateways</c>) as a gateway instance, with the kinds that are built in.</summary>
    public static IServiceCollection AddGateways(this IServiceCollection services, IConfigurationSection section)
    {
        services.AddGatewayCore();
        services.AddGatewayKind(IBusinessGateway.KindName, IBusinessGateway.Create);
        services.AddGatewayKind(BpcGateway.KindName, BpcGateway.Create);
        services.AddGatewayKind(MonetaGateway.KindName, MonetaGateway.Create);
        services.AddGatewayKind(MonetaAssistantGateway.KindName, MonetaAssistantGateway.Create);
        services.AddGatewayKind(EasyCreditGateway.KindName, EasyCreditGateway.Create);
        services.AddGatewayKind(OmniCartGateway.KindName, OmniCartGateway.Create);
        foreach (var child in section.GetChildren())
        {
            services.AddSingleton(new ConfiguredGateway(child.Key, child));
            services.AddGatewayHttpClient(child.Key);
        }

        return services;
    }

    /// <summary>Makes a kind known, so that <c>Gateways:{instance}:Kind</c> can name it.</summary>
    public static IServiceCollection AddGatewayKind(this IServiceCollection services, string kind, Func<GatewayContext, IPaymentGateway> create)
    {
        if (!services.Any(x => x.ImplementationInstance is GatewayKind known && string.Equals(known.Name, kind, StringComparison.Ordinal)))
            services.AddSingleton(new GatewayKind(kind, create));

        return services;
    }

    /// <summary>A gateway made in code, for instance a scripted one in a test.</summary>
    public static IServiceCollection AddGateway(
        this IServiceCollection services,
        string name,
        Func<IServiceProvider, IPaymentGateway> create,
        GatewayOptions? options = null)
    {
        services.AddGatewayCore();
        return services.AddSingleton(new CodedGateway(name, create, options ?? new GatewayOptions { Kind = "Code" }));
    }

    private static void AddGatewayCore(this IServiceCollection services)
    {
        if (services.Any(x => x.ServiceType == typeof(IGatewayRegistry)))
            return;

        services.AddHttpClient();
        services.AddMetrics();
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<GatewayAnswerOptions>();
        services.AddSingleton<GatewayFactory>();
        services.AddSingleton<IGatewayRegistry, GatewayRegistry>();
        services.AddSingleton<GatewayTelemetry>();
        services.AddSingleton<AttemptsInFlight>();
        services.AddSingleton<NotDoneRule>();
        services.AddSingleton<GatewayCaller>();
        services.AddSingleton<GatewayExecutor>();
        services.AddSingleton<GatewayResolver>();
        services.AddSingleton<GatewayEndpoints>();
        services.AddSingleton<IGatewayEndpoints>(x => x.GetRequiredService<GatewayEndpoints>());
        services.AddBusObserver<GatewayEndpointStarter>();
    }
}
