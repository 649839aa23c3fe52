namespace Sagas.Simulators.Gateways;

/// <summary>A kind of gateway. Each has a folder of its own; payments, faults and ledger are common to all.</summary>
internal interface IGatewayKind
{
    /// <summary>The word under <c>Simulators:{gateway}:Kind</c>.</summary>
    string Name { get; }

    /// <summary>Opens one gateway of this kind.</summary>
    /// <param name="gateway">Its state.</param>
    /// <param name="settings">Its section, <c>Simulators:{gateway}</c>; what is left unread in it stops the start.</param>
    /// <returns>What it answers to, and what else is its own.</returns>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">A setting is missing or wrong; names its key.</exception>
    GatewayApi Open(SimulatedGateway gateway, GatewaySettings settings);
}
