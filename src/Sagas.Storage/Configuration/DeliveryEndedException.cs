namespace Sagas.Storage;

/// <summary>The broker has taken a message back while it was worked on, so that it cannot be acknowledged any more. It will come again.</summary>
public sealed class DeliveryEndedException : Exception
{
    public DeliveryEndedException()
        : base("The message was taken back by the broker while it was worked on; it will come again.")
    {
    }

    public DeliveryEndedException(string message)
        : base(message)
    {
    }

    public DeliveryEndedException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
