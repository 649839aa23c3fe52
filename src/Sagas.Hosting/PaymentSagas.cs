using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Sagas.Payments;
using Sagas.Storage;

namespace Sagas.Hosting;

/// <summary>Composes saga, engine and gateways.</summary>
public static class PaymentSagas
{
    /// <summary>
    /// Puts the payment saga with its engine and gateways on the bus: in a service's <c>AddMassTransit</c>, or in
    /// <c>AddMassTransitTestHarness(x => x.AddPaymentSagas())</c> to assert in memory what the saga does with a publisher's events.
    /// Without a store of its own it keeps everything in memory; without gateways it gets the scripted one,
    /// <see cref="ScriptedGateway.DefaultName"/>.
    /// </summary>
    public static IBusRegistrationConfigurator AddPaymentSagas(this IBusRegistrationConfigurator bus, Action<PaymentSagasBuilder>? configure = null)
    {
        // MassTransit tells its makers about its use unless it is asked not to; a payments network does not call out.
        bus.DisableUsageTelemetry();
        var services = Services(bus);
        services.TryAddSingleton<IConfiguration>(_ => new ConfigurationBuilder().Build());
        AddSaga(services);

        var builder = new PaymentSagasBuilder(services);
        configure?.Invoke(builder);
        builder.Complete();

        bus.AddPaymentSagaOnEngine<PaymentStateMachine>();
        return bus;
    }

    private static IServiceCollection Services(IBusRegistrationConfigurator bus) => bus;

    private static void AddSaga(IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<SagaOptions>().BindConfiguration("Saga").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<CompensationOptions>().BindConfiguration("Compensation").ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SagaOptions>, SagaOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<CompensationOptions>, CompensationOptionsValidator>());
        services.TryAddSingleton<CompensationPolicy>();
        services.TryAddSingleton<IPauseBook, InMemoryPauseBook>();
        services.TryAddSingleton<CompensationPauses>();
        services.TryAddSingleton<WindowBrake>();
        services.TryAddSingleton<IBrake>(provider => provider.GetRequiredService<WindowBrake>());
        services.TryAddSingleton<IGatewayDirectory, RegistryDirectory>();
        services.TryAddSingleton<SagaRules>();
        services.TryAddSingleton<DeliveryGate>();
        services.TryAddSingleton<IDeliveryGate, AllEndpointsGate>();
        services.AddSagaEngine();
    }
}
