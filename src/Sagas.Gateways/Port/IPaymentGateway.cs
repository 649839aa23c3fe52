namespace Sagas.Gateways;

/// <summary>One configured gateway. An adapter translates; it never decides what is owed and never retries a call that moves money.</summary>
public interface IPaymentGateway
{
    /// <summary>What this gateway can do.</summary>
    GatewayCapabilities Capabilities { get; }

    /// <summary>Moves the money of one attempt. Throws only when cancelled: every failure is an outcome.</summary>
    /// <returns>Succeeded, Accepted, Rejected, NotSent or Unknown.</returns>
    Task<GatewayOutcome> ExecuteAsync(GatewayOperation operation, CancellationToken cancellationToken);

    /// <summary>Asks what became of an operation, or of the payment when it has no kind. Moves no money.</summary>
    /// <returns>Succeeded, Accepted, Rejected, NotDone or Unknown.</returns>
    Task<GatewayOutcome> ResolveAsync(GatewayOperation operation, CancellationToken cancellationToken);
}
