namespace Sagas.Storage;

/// <summary>The store is away, busy or asks for a repetition. The call may be repeated as it is.</summary>
public sealed class StoreUnavailableException : Exception
{
    public StoreUnavailableException()
    {
    }

    public StoreUnavailableException(string message)
        : base(message)
    {
    }

    public StoreUnavailableException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>The engine stops while a message waits: the message goes back to its queue, nothing is known to be written.</summary>
public sealed class EngineStoppedException : Exception
{
    public EngineStoppedException()
        : base("The engine is stopping; the message stays in its queue.")
    {
    }

    public EngineStoppedException(string message)
        : base(message)
    {
    }

    public EngineStoppedException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>Somebody else kept changing the saga between load and commit.</summary>
public sealed class SagaConflictException : Exception
{
    public SagaConflictException()
    {
    }

    public SagaConflictException(string message)
        : base(message)
    {
    }

    public SagaConflictException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    internal static SagaConflictException After(int tries, Guid sagaId, long version) =>
        new($"PaymentSaga {sagaId:D} was changed by somebody else {tries} times in a row; last expected version {version}.");
}
