namespace Sagas.Gateways;

/// <summary>One configured gateway. An adapter translates; it never decides what is owed and never retries a call that moves money.</summary>
public interface IPaymentGateway
{
    /// <summary>What this gateway can do.</summary>
    GatewayCapabilities Capabilities { get; }

    /// <summary>
    /// Reads, before an attempt is journalled, what decides about it: what the resolver compares with later, or that the money went back
    /// already. For gateways that would move money twice when asked twice. Moves no money.
    /// </summary>
    Task<GatewayPreparation> PrepareAsync(GatewayOperation operation, CancellationToken cancellationToken) =>
        Task.FromResult(GatewayPreparation.None);

    /// <summary>Moves the money of one attempt. Throws only when cancelled: every failure is an outcome.</summary>
    /// <returns>Succeeded, Accepted, Rejected, NotSent or Unknown.</returns>
    Task<GatewayOutcome> ExecuteAsync(GatewayOperation operation, CancellationToken cancellationToken);

    /// <summary>Asks what became of an operation, or of the payment when it has no kind. Moves no money.</summary>
    /// <returns>Succeeded, Accepted, Rejected, NotDone or Unknown.</returns>
    Task<GatewayOutcome> ResolveAsync(GatewayOperation operation, CancellationToken cancellationToken);
}
