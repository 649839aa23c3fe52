using Sagas.Contracts;

namespace Sagas.Gateways;

/// <summary>Where answers go; another queue than the saga's own only in tests.</summary>
public sealed record GatewayAnswerOptions
{
    /// <summary>The address that answers are sent to.</summary>
    public Uri SagaAddress { get; set; } = WellKnownEndpoints.SagaAddress;
}
