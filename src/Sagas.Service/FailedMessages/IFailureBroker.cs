using RabbitMQ.Client;

namespace Sagas.Service.FailedMessages;

/// <summary>The queues for failed messages. Only one person's look or action is under way at a time, in all processes together.</summary>
internal interface IFailureBroker
{
    /// <summary>Waits for the turn.</summary>
    /// <exception cref="FailureQueuesAwayException">The broker does not answer, or somebody else takes too long.</exception>
    Task<IFailureTurn> OpenAsync(CancellationToken cancellationToken);
}

/// <summary>
/// A turn at the queues. What was taken and is not done goes back to its place when the turn ends, also when it ends with the process.
/// </summary>
internal interface IFailureTurn : IAsyncDisposable
{
    /// <summary>The messages that wait in a queue; <c>null</c> when there is no such queue.</summary>
    /// <exception cref="FailureQueuesAwayException">The broker does not answer.</exception>
    Task<long?> CountAsync(string queue, CancellationToken cancellationToken);

    /// <summary>Takes the next message of a queue; <c>null</c> when none is left.</summary>
    /// <exception cref="FailureQueuesAwayException">The broker does not answer.</exception>
    Task<HeldMessage?> TakeAsync(string queue, CancellationToken cancellationToken);

    /// <summary>Puts a message into a queue. Completes when the broker has confirmed it.</summary>
    /// <returns><c>false</c> when there is no such queue.</returns>
    /// <exception cref="FailureQueuesAwayException">The broker did not confirm; the message may or may not be there.</exception>
    Task<bool> SendAsync(string queue, BasicProperties properties, ReadOnlyMemory<byte> body);

    /// <summary>Takes a message out of its queue for good.</summary>
    /// <exception cref="FailureQueuesAwayException">The broker does not answer.</exception>
    Task DoneAsync(HeldMessage message);
}

/// <summary>A message as the broker holds it.</summary>
/// <param name="Queue">Where it lies.</param>
/// <param name="Tag">What the turn knows it by.</param>
/// <param name="Properties">As it was put there.</param>
/// <param name="Body">The bytes.</param>
internal sealed record HeldMessage(string Queue, ulong Tag, IReadOnlyBasicProperties Properties, byte[] Body);

/// <summary>The queues cannot be looked into now.</summary>
internal sealed class FailureQueuesAwayException(string message, Exception? cause = null) : Exception(message, cause);
