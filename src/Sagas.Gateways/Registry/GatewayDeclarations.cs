using Microsoft.Extensions.Configuration;

namespace Sagas.Gateways;

/// <summary>A kind of gateway that configuration can name.</summary>
internal sealed record GatewayKind(string Name, Func<GatewayContext, IPaymentGateway> Create);

/// <summary>An instance named in configuration.</summary>
internal sealed record ConfiguredGateway(string Name, IConfigurationSection Section);

/// <summary>An instance made in code.</summary>
internal sealed record CodedGateway(string Name, Func<IServiceProvider, IPaymentGateway> Create, GatewayOptions Options);
