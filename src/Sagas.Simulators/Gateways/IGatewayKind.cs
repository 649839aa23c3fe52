namespace Sagas.Simulators.Gateways;

/// <summary>A kind of gateway. Each has a folder of its own; payments, faults and ledger are common to all.</summary>
internal interface IGatewayKind
{
    /// <summary>The word under <c>Simulators:{gateway}:Kind</c>.</summary>
    string Name { get; }

    /// <summary>Opens one gateway of this kind.</summary>
    /// <param name="gateway">Its state.</param>
    /// <param name="settings">Its section, <c>Simulators:{gateway}</c>.</param>
    /// <returns>What it answers to.</returns>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">A setting is missing or wrong; names its key.</exception>
    IReadOnlyList<SimulatedOperation> Open(SimulatedGateway gateway, IConfigurationSection settings);
}
