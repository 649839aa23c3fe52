namespace Sagas.Payments;

/// <summary>What the saga does when <see cref="PaymentSaga.DueAt"/> comes. The numbers and names are stored.</summary>
public enum DueAction
{
    /// <summary>No payment fact came: ask the gateway.</summary>
    AskForPayment = 1,

    /// <summary>The grace delay is over.</summary>
    EndDelay = 2,

    /// <summary>Send what was held or could not be sent.</summary>
    Send = 3,

    /// <summary>Ask the gateway what became of the operation.</summary>
    Resolve = 4,

    /// <summary>Remind a person.</summary>
    RemindPerson = 5,

    /// <summary>An unpaid payment that cannot be cancelled: ask whether it has ended.</summary>
    AskForEnd = 6,
}
