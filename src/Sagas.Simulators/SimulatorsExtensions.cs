using Microsoft.Extensions.DependencyInjection.Extensions;
using Sagas.Simulators.Bpc;
using Sagas.Simulators.EasyCredit;
using Sagas.Simulators.Gateways;
using Sagas.Simulators.Http;
using Sagas.Simulators.IBusiness;
using Sagas.Simulators.Ledger;
using Sagas.Simulators.Moneta;
using Sagas.Simulators.OmniCart;
using Sagas.Simulators.TBank;
using Sagas.Simulators.Webhooks;

namespace Sagas.Simulators;

/// <summary>Hosts the simulated gateways in any ASP.NET Core application.</summary>
public static class SimulatorsExtensions
{
    /// <summary>Registers the simulators with the settings under <c>Simulators</c>; without any there is one gateway, <see cref="SimulatorDefaults"/>.</summary>
    public static IServiceCollection AddSimulators(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SimulatorsOptions>()
            .Bind(configuration.GetSection(SimulatorsOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IGatewayKind, IBusinessKind>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IGatewayKind, TBankKind>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IGatewayKind, OmniCartKind>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IGatewayKind, EasyCreditKind>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IGatewayKind, MonetaKind>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IGatewayKind, MonetaAssistantKind>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IGatewayKind, BpcKind>());
        services.TryAddSingleton<MoneyLedger>();
        services.AddHttpClient(WebhookSender.ClientName);
        services.TryAddSingleton<WebhookSender>();
        services.AddHostedService(provider => provider.GetRequiredService<WebhookSender>());
        services.TryAddSingleton(provider => ActivatorUtilities.CreateInstance<GatewayCatalog>(provider, configuration));
        services.TryAddSingleton<ManagementCall>();
        services.TryAddSingleton<FaultyCalls>();
        return services;
    }

    /// <summary>
    /// Maps the simulated gateways' own APIs at <c>{prefix}/{gateway}/…</c>, their control at <c>{prefix}/{gateway}/payments</c>
    /// <c>…/faults</c> and <c>…/webhooks</c>, and the common <c>{prefix}/ledger</c>.
    /// </summary>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">A gateway's settings are wrong; names the key.</exception>
    public static RouteGroupBuilder MapSimulators(this IEndpointRouteBuilder endpoints, string prefix = SimulatorDefaults.Prefix)
    {
        var catalog = endpoints.ServiceProvider.GetRequiredService<GatewayCatalog>();
        var group = endpoints.MapGroup(prefix);
        group.MapLedger();
        group.MapPayments();
        group.MapFaults();
        group.MapWebhooks();
        group.MapOperations(catalog);
        return group;
    }
}
