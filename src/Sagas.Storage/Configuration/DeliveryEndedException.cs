namespace Sagas.Storage;

/// <summary>The broker has taken a message back while it was worked on, so that it cannot be acknowledged any more. It will come again.</summary>
public sealed class DeliveryEndedException(Exception? innerException = null)
    : Exception("The broker took the message back while it was worked on; it will come again.", innerException);
