using System.Diagnostics.CodeAnalysis;

namespace Sagas.Gateways;

/// <summary>The configured gateways by instance name.</summary>
public interface IGatewayRegistry
{
    /// <summary>The names.</summary>
    IReadOnlyCollection<string> Instances { get; }

    /// <summary>The gateway with this name, compared byte by byte; false when there is none.</summary>
    bool TryGet(string instance, [NotNullWhen(true)] out GatewayRegistration? registration);
}
