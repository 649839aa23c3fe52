using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Gateways;
using Sagas.Payments;
using Sagas.Storage;

namespace Sagas.Hosting;

/// <summary>What a host may choose for its payment sagas.</summary>
public sealed class PaymentSagasBuilder
{
    internal PaymentSagasBuilder(IServiceCollection services) => Services = services;

    /// <summary>The host's services.</summary>
    public IServiceCollection Services { get; }

    /// <summary>The gateways of a configuration section, such as <c>Gateways</c>.</summary>
    public PaymentSagasBuilder AddGateways(IConfigurationSection section)
    {
        Services.AddGateways(section);
        return this;
    }

    /// <summary>A gateway that does what a test tells it.</summary>
    /// <param name="name">The instance, as events name it.</param>
    /// <param name="gateway">The script; the test keeps it to arm answers and read movements.</param>
    /// <param name="options">Timeout and schedules; the defaults fit a test.</param>
    public PaymentSagasBuilder AddScriptedGateway(string name, ScriptedGateway gateway, GatewayOptions? options = null)
    {
        Services.AddGateway(name, _ => gateway, options);
        return this;
    }

    /// <summary>Changes the compensation rules.</summary>
    public PaymentSagasBuilder Compensation(Action<CompensationOptions> configure)
    {
        Services.Configure(configure);
        return this;
    }

    /// <summary>Changes the saga's patience.</summary>
    public PaymentSagasBuilder Saga(Action<SagaOptions> configure)
    {
        Services.Configure(configure);
        return this;
    }

    /// <summary>Changes the engine.</summary>
    public PaymentSagasBuilder Engine(Action<EngineOptions> configure)
    {
        Services.Configure(configure);
        return this;
    }

    internal void Complete()
    {
        if (!Services.Any(service => service.ServiceType == typeof(ISagaStore)))
            Services.AddInMemorySagaStore();
        if (Services.Any(service => service.ServiceType == typeof(IGatewayRegistry)))
            return;
        Services.AddSingleton<ScriptedGateway>();
        Services.AddGateway(ScriptedGateway.DefaultName, provider => provider.GetRequiredService<ScriptedGateway>());
    }
}
