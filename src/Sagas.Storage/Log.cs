using Microsoft.Extensions.Logging;

namespace Sagas.Storage;

/// <summary>Every log message of this project; ids 3000-3999 are pinned.</summary>
internal static partial class Log
{
    [LoggerMessage(3000, LogLevel.Debug, "{Message} {MessageId} of saga {SagaId} was consumed before; nothing to do.")]
    public static partial void Duplicate(ILogger logger, string message, Guid messageId, Guid sagaId);

    [LoggerMessage(3001, LogLevel.Error,
        "{Message} {MessageId} of saga {SagaId} was consumed before with other content; its publisher uses one id for two messages. Ignored.")]
    public static partial void DuplicateWithOtherBody(ILogger logger, string message, Guid messageId, Guid sagaId);

    [LoggerMessage(3002, LogLevel.Information, "Saga {SagaId} was no longer at version {Version} when {Message} was committed; running again.")]
    public static partial void Conflict(ILogger logger, Guid sagaId, long version, string message);

    [LoggerMessage(3003, LogLevel.Warning, "{Message} {MessageId} was not taken by saga {SagaId}: there is none and this message starts none.")]
    public static partial void NotTaken(ILogger logger, string message, Guid messageId, Guid sagaId);

    [LoggerMessage(3004, LogLevel.Error, "Alert of saga {SagaId} on {Message}: {Remarks}")]
    public static partial void SagaAlert(ILogger logger, Guid sagaId, string message, string remarks);

    [LoggerMessage(3010, LogLevel.Warning, "The store is away; {Loop} tries again in {Delay}.")]
    public static partial void StoreAway(ILogger logger, Exception exception, string loop, TimeSpan delay);

    [LoggerMessage(3011, LogLevel.Error, "A commit of {Count} writes failed; committing them one by one.")]
    public static partial void CommittingOneByOne(ILogger logger, Exception exception, int count);

    [LoggerMessage(3012, LogLevel.Error, "A load for {Count} messages failed; loading one by one.")]
    public static partial void LoadingOneByOne(ILogger logger, Exception exception, int count);

    [LoggerMessage(3020, LogLevel.Warning, "Message {MessageId} to {Destination} was not sent; the relay sends it later.")]
    public static partial void NotDelivered(ILogger logger, Exception exception, Guid messageId, Uri destination);

    [LoggerMessage(3021, LogLevel.Warning, "A sending of message {MessageId} that had been given up failed at last.")]
    public static partial void LateFailure(ILogger logger, Exception? exception, Guid messageId);

    [LoggerMessage(3022, LogLevel.Information, "The relay took over {Count} messages that nobody had sent.")]
    public static partial void Relayed(ILogger logger, int count);

    [LoggerMessage(3023, LogLevel.Information, "{Count} committed messages are left to the relay.")]
    public static partial void LeftToRelay(ILogger logger, int count);

    [LoggerMessage(3030, LogLevel.Error, "{Loop} failed; it goes on in {Delay}.")]
    public static partial void LoopFailed(ILogger logger, Exception exception, string loop, TimeSpan delay);

    [LoggerMessage(3031, LogLevel.Information, "The engine runs.")]
    public static partial void Started(ILogger logger);

    [LoggerMessage(3032, LogLevel.Information, "The engine has stopped.")]
    public static partial void Stopped(ILogger logger);

    [LoggerMessage(3033, LogLevel.Warning, "{Loop} was not drained within {Timeout}; the rest belongs to redelivery and relay.")]
    public static partial void NotDrained(ILogger logger, string loop, TimeSpan timeout);

    [LoggerMessage(3034, LogLevel.Critical, "{Loop} has ended for good; the process must be restarted.")]
    public static partial void LoopEnded(ILogger logger, Exception exception, string loop);

    [LoggerMessage(3040, LogLevel.Warning, "Payment {SagaId}, ended {EndedAt}, was dropped from memory: more than {Max} payments.")]
    public static partial void EndedPaymentDropped(ILogger logger, Guid sagaId, DateTimeOffset endedAt, int max);

    [LoggerMessage(3050, LogLevel.Information, "Applying migration {Migration}.")]
    public static partial void Migrating(ILogger logger, string migration);

    [LoggerMessage(3051, LogLevel.Warning, "The database says: {Notice}")]
    public static partial void MigrationNotice(ILogger logger, string notice);

    [LoggerMessage(3052, LogLevel.Information, "The inbox has a new partition {Partition}.")]
    public static partial void PartitionAdded(ILogger logger, string partition);

    [LoggerMessage(3053, LogLevel.Information, "The inbox's partition {Partition} was dropped; all its messages are older than {Retention}.")]
    public static partial void PartitionDropped(ILogger logger, string partition, TimeSpan retention);

    [LoggerMessage(3054, LogLevel.Error, "The database could not be prepared or looked after; next try in {Delay}.")]
    public static partial void UpkeepFailed(ILogger logger, Exception exception, TimeSpan delay);
}
