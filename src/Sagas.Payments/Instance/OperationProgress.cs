namespace Sagas.Payments;

/// <summary>Where an operation stands. The numbers and names are stored; those from <see cref="Succeeded"/> on are closed.</summary>
public enum OperationProgress
{
    /// <summary>Decided, nothing sent: paused, or the gateway is asked first.</summary>
    Decided = 1,

    /// <summary>The command left.</summary>
    Sent = 2,

    /// <summary>The gateway works on it.</summary>
    Accepted = 3,

    /// <summary>Surely nothing was sent; waits to be sent again.</summary>
    NotSent = 4,

    /// <summary>The answer was lost.</summary>
    Unknown = 5,

    /// <summary>The gateway says that it was done before; being read back.</summary>
    AlreadyDone = 6,

    Succeeded = 10,
    Rejected = 11,

    /// <summary>Surely nothing happened, and it is no longer wanted as it was decided.</summary>
    Withdrawn = 12,

    /// <summary>A person gave the money back.</summary>
    ByHand = 13,

    /// <summary>A person decided to give nothing back.</summary>
    Dismissed = 14,

    /// <summary>The payment ended by itself meanwhile.</summary>
    Overtaken = 15,
}
