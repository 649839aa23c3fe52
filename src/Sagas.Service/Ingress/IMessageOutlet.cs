namespace Sagas.Service.Ingress;

/// <summary>The bus, as the ingress and the operations API see it.</summary>
internal interface IMessageOutlet
{
    /// <summary>Publishes to whoever listens. Completes when the bus has confirmed it.</summary>
    /// <exception cref="BusUnavailableException">The bus did not confirm; the message may or may not be there. Repeating it with the same id is safe.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up waiting, which is all that the token ends; what became of the message is logged.</exception>
    Task PublishAsync(object message, Guid messageId, CancellationToken cancellationToken = default);

    /// <summary>Publishes what a gateway's webhook told. Completes when the bus has confirmed it.</summary>
    /// <exception cref="BusUnavailableException">As above.</exception>
    Task PublishFromWebhookAsync(string gateway, object message, Guid messageId);

    /// <summary>Sends to the saga, on the queue for such messages. Completes when the bus has confirmed it.</summary>
    /// <exception cref="BusUnavailableException">As above.</exception>
    Task SendToSagaAsync(object message, Guid messageId);

    /// <summary>Sends to the queue of a configured gateway instance. Completes when the bus has confirmed it.</summary>
    /// <exception cref="BusUnavailableException">As above.</exception>
    Task SendToGatewayAsync(string instance, object message, Guid messageId);
}

/// <summary>The bus did not confirm a message in time.</summary>
internal sealed class BusUnavailableException(string message, Exception? cause) : Exception(message, cause);
