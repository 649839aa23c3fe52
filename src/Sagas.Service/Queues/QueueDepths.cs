namespace Sagas.Service.Queues;

/// <summary>Messages that wait for their consumers.</summary>
/// <param name="Queues">Each kind of queue with what waits in it.</param>
/// <param name="Remark">How that is known, or why it is not.</param>
public sealed record QueueDepths(IReadOnlyList<QueueDepth> Queues, string Remark);

/// <summary>One queue, or several of one kind.</summary>
/// <param name="Name">For people.</param>
/// <param name="Messages">That wait in it.</param>
/// <param name="IsFailure">Whatever waits here waits for a person.</param>
public sealed record QueueDepth(string Name, long Messages, bool IsFailure);

/// <summary>Counts what waits.</summary>
internal interface IQueueCounter
{
    Task<QueueDepths> CountAsync(CancellationToken cancellationToken);
}

/// <summary>In embedded mode there is nothing to count.</summary>
internal sealed class NoQueues : IQueueCounter
{
    private static readonly QueueDepths None = new([], "Embedded mode: messages go from hand to hand in this process, and no queue is counted.");

    public Task<QueueDepths> CountAsync(CancellationToken cancellationToken) => Task.FromResult(None);
}
