using System.Threading.RateLimiting;

namespace Sagas.Gateways;

/// <summary>One configured gateway with what guards it.</summary>
public sealed record GatewayRegistration
{
    public required string Name { get; init; }

    public required string Kind { get; init; }

    public required IPaymentGateway Gateway { get; init; }

    /// <summary>Validated.</summary>
    public required GatewayOptions Options { get; init; }

    /// <summary>Commands are held because the gateway's last calls failed.</summary>
    public bool IsPaused => Circuit.IsPaused;

    internal GatewayCircuit Circuit { get; init; } = null!;

    internal RateLimiter Rate { get; init; } = null!;
}
