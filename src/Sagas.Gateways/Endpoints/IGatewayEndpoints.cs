namespace Sagas.Gateways;

/// <summary>Whether the queues of the gateways exist. An in-memory transport drops what is sent before.</summary>
public interface IGatewayEndpoints
{
    /// <summary>Completes when every gateway's queue takes commands; faults with the bus when one cannot be made.</summary>
    Task WhenReady { get; }

    /// <summary><see cref="WhenReady"/> has completed well.</summary>
    bool AreReady { get; }
}
